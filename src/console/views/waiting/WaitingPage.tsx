import { ClockPanel } from './ClockPanel';
import { OpenTasks } from './OpenTasks';
import { OutboxPanel } from './OutboxPanel';

/** What waits for somebody, what time it is, and what was sent. */
export function WaitingPage() {
  return (
    <>
      <div class="title">
        <h1>Waiting</h1>
      </div>
      <div class="two-columns">
        <OpenTasks />
        <div class="stack">
          <ClockPanel />
          <OutboxPanel />
        </div>
      </div>
    </>
  );
}
