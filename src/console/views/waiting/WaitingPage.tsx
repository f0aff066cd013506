import { OpenTasks } from './OpenTasks';
import { useState } from 'preact/hooks';
import { formatDuration } from '../../../story/trace/formatDuration';
import { control } from '../../api/control';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { parseDuration } from '../../model/parseDuration';
import { NotYet } from '../../parts/Failure';
import { scope } from '../../model/scope';
import { describeMode, type Clock } from './clock';
import { matches } from '../../../util/matches';
import { JsonView } from '../../parts/JsonView';
import { Search } from '../../parts/Search';
import { formatRoute } from '../../route/route';

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

/** The emulator's clock: how it goes, what it says, what is due next, and how to move it on. */
function ClockPanel() {
  const whose = scope.value;
  const [by, setBy] = useState('1h');
  const [told, setTold] = useState('');
  const { value, error, reload } = usePolled(
    `clock panel ${whose.account ?? ''}`,
    (signal) => control<Clock>('GET', '/clock', whose, { signal }),
    { everyMs: 1000 },
  );
  if (value === undefined) return <NotYet what="the clock" error={error} />;
  const { mode, now, nextTimer } = value;
  const seconds = parseDuration(by);
  const act = async (path: string, body?: object): Promise<void> => {
    try {
      await control('POST', path, whose, { body });
      setTold('');
    } catch (failure) {
      setTold((failure as Error).message);
    }
    reload();
  };
  return (
    <section aria-label="Clock" class="card">
      <h2>Clock</h2>
      <dl class="facts">
        <dt>Goes</dt>
        <dd>{describeMode(mode)}</dd>
        <dt>Now</dt>
        <dd class="number">{formatTime(Date.parse(now))} UTC</dd>
        <dt>Next timer</dt>
        <dd class="number">
          {nextTimer === undefined
            ? 'none'
            : `${formatTime(Date.parse(nextTimer))} UTC, in ${formatDuration(Math.max(0, Date.parse(nextTimer) - Date.parse(now)))}`}
        </dd>
      </dl>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (seconds !== undefined) void act('/clock/advance', { seconds });
        }}
      >
        <label class="slim-label">
          Move on by{' '}
          <input
            class="short"
            value={by}
            aria-invalid={seconds === undefined}
            title="Like 90s, 1h 30m, 2d"
            onInput={(event) => setBy(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={seconds === undefined}>
          Advance
        </button>
        <button type="button" disabled={nextTimer === undefined} onClick={() => void act('/clock/next')}>
          To the next timer
        </button>
      </form>
      <p class="fault" role="status">
        {told}
      </p>
    </section>
  );
}

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
function OutboxPanel() {
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
