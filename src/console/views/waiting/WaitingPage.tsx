import { OutboxPanel } from '../sent/OutboxPanel';
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

/** Open tasks, the clock, and sent messages. */
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

/** The emulator's clock: its mode and time, what is due next, and how to advance it. */
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
