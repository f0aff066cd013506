import { useState } from 'preact/hooks';
import { matches } from '../../../util/matches';
import { control } from '../../api/control';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { Search } from '../../parts/Search';
import { formatRoute } from '../../route/route';

interface Message {
  readonly service: string;
  readonly destination: string;
  readonly messageId?: string;
  readonly body?: unknown;
  readonly executionArn?: string;
  readonly state?: string;
  readonly sentAt: string;
}

const most = 200;

/** What workflows have sent to queues, topics and event buses; the latest first. */
export function OutboxPanel() {
  const whose = scope.value;
  const [search, setSearch] = useState('');
  const { value, error } = usePolled(
    `outbox ${whose.account ?? ''}`,
    async (signal) =>
      (await control<{ messages: readonly Message[] }>('GET', '/outbox?incomplete=allow', whose, { signal })).messages,
    { everyMs: 2000 },
  );
  if (value === undefined) return <NotYet what="messages" error={error} />;
  const found = [...value]
    .reverse()
    .filter(({ service, destination, state = '', body }) =>
      matches(`${service} ${destination} ${state} ${textOf(body)}`, search),
    );
  return (
    <section aria-label="Outbox" class="card">
      <div class="bar">
        <h2>
          Outbox <span class="count">{value.length}</span>
        </h2>
        <Search label="Search messages" value={search} onChange={setSearch} />
      </div>
      {value.length === 0 && (
        <p class="dim">
          Nothing was sent. Messages to SQS, SNS and EventBridge that no mock and no endpoint takes land here.
        </p>
      )}
      {found.length > most && (
        <p class="dim">
          The latest {most} of {found.length}.
        </p>
      )}
      <ul class="plain messages">
        {found.slice(0, most).map((message, index) => (
          <li key={message.messageId ?? index}>
            <details>
              <summary>
                <span class="badge">{message.service}</span> <b>{message.destination}</b>{' '}
                <span class="dim number">{formatTime(Date.parse(message.sentAt))}</span>
              </summary>
              <JsonView text={textOf(message.body)} label={`Message to ${message.destination}`} name="message" />
            </details>
            {message.executionArn !== undefined && (
              <a href={formatRoute('execution', [message.executionArn], { state: message.state })}>
                {message.state ?? 'its execution'}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}
