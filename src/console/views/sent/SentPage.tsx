import { ObjectsPanel } from './ObjectsPanel';
import { OutboxPanel } from './OutboxPanel';

/** What workflows have sent to queues, topics and event buses, and what buckets hold. */
export function SentPage() {
  return (
    <>
      <div class="title">
        <h1>Sent and stored</h1>
      </div>
      <div class="two-columns">
        <OutboxPanel />
        <ObjectsPanel />
      </div>
    </>
  );
}
