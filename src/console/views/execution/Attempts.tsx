import { formatDuration } from '../../../story/trace/formatDuration';
import { formatTaken } from '../../model/formatTime';
import { calledOf, type Attempt, type Visit } from '../../../story/trace/Story';
import type { Json } from '../../../util/json';
import { scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { usePolled } from '../../api/usePolled';
import { childExecution } from '../../model/childExecution';
import { textOf } from '../../model/eventText';
import type { HistoryFeed } from '../../model/HistoryFeed';
import { Field } from '../../parts/Field';
import { JsonView } from '../../parts/JsonView';
import { Status } from '../../parts/Status';
import { formatRoute } from '../../route/route';

/** A call of a task in the control API's form. */
interface Call {
  readonly number: number;
  readonly attempt: number;
  readonly iterations: readonly { readonly state: string; readonly index: number }[];
  readonly name: string;
  readonly target?: string;
  readonly answeredBy: 'mock' | 'local' | 'real' | 'unmocked';
  readonly mock?: string;
  readonly received?: Json;
}

const answerers: Readonly<Record<Call['answeredBy'], string>> = {
  mock: 'a mock',
  local: 'something in this server',
  real: 'a real endpoint',
  unmocked: 'nobody',
};

/** The attempts of a Task, Parallel or Map: what was sent, who answered, how it ended. */
export function Attempts({ executionArn, visit, feed }: { executionArn: string; visit: Visit; feed: HistoryFeed }) {
  const { attempts, state, type } = visit;
  const open = attempts.some(({ outcome }) => outcome === 'open');
  const { value: calls = [] } = usePolled(
    type === 'Task' && attempts.length > 0 ? `calls ${executionArn} ${state} ${attempts.length} ${open}` : undefined,
    async (signal) => {
      const query = new URLSearchParams({ executionArn, state, incomplete: 'allow' });
      return (
        await control<{ calls: readonly Call[] }>('GET', `/calls?${query.toString()}`, scopeOfArn(executionArn), {
          signal,
        })
      ).calls;
    },
    { everyMs: 2000, goesOn: () => open },
  );
  if (attempts.length === 0) return null;
  const own = callsOf(visit, calls);
  return (
    <Field name={attempts.length === 1 ? 'Attempt' : `${attempts.length} attempts`}>
      <ol class="attempts">
        {attempts.map((attempt, index) => (
          <OneAttempt
            key={attempt.startedId}
            attempt={attempt}
            call={own?.[index]}
            feed={feed}
            before={attempts[index - 1]}
          />
        ))}
      </ol>
    </Field>
  );
}

function OneAttempt({
  attempt,
  call,
  feed,
  before,
}: {
  attempt: Attempt;
  call: Call | undefined;
  feed: HistoryFeed;
  before: Attempt | undefined;
}) {
  const { startedBy, startedMs, endedMs, outcome, resource, error, cause, mapRunArn, startedId } = attempt;
  const sent = textOf(feed.events[startedId - 1], 'parameters') ?? textOf(feed.events[startedId - 1], 'input');
  const child = childExecution(attempt, feed.events);
  const words = [
    ...(startedBy === 'entry' ? [] : [startedBy]),
    ...(startedBy === 'retry' && before?.endedMs !== undefined
      ? [`${formatDuration(startedMs - before.endedMs)} after the one before`]
      : []),
    ...(endedMs === undefined ? [] : [`took ${formatTaken(endedMs - startedMs)}`]),
  ];
  return (
    <li>
      <div class="row">
        <Status status={outcome} />
        <span class="dim">{words.join(' · ')}</span>
      </div>
      {resource !== undefined && <p class="dim wrap">{calledOf(attempt)}</p>}
      {call !== undefined && (
        <p>
          Answered by {answerers[call.answeredBy]}
          {call.mock === undefined ? '' : `: ${call.mock}`}
          {call.target === undefined ? '' : ` (for ${call.target})`}
        </p>
      )}
      {child !== undefined && (
        <p>
          <a href={formatRoute('execution', [child])}>The execution that it started</a>
        </p>
      )}
      {mapRunArn !== undefined && (
        <p>
          <a href={formatRoute('map-run', [mapRunArn])}>Its Map Run</a>
        </p>
      )}
      {error !== undefined && <p class="error-text wrap">{error}</p>}
      {cause !== undefined && cause !== '' && <JsonView text={cause} label="Cause of the attempt" name="cause" />}
      {sent !== undefined && (
        <details>
          <summary>What was sent</summary>
          <JsonView text={sent} label="What was sent" name="sent" />
        </details>
      )}
    </li>
  );
}

/**
 * The calls of a visit, selected from all calls of its state by the position of its attempts. `undefined` if that is
 * ambiguous.
 */
function callsOf(visit: Visit, calls: readonly Call[]): readonly (Call | undefined)[] | undefined {
  const item = visit.strand.kind === 'iteration' ? visit.strand.index : undefined;
  const own = item === undefined ? calls : calls.filter(({ iterations }) => iterations.at(-1)?.index === item);
  const called = visit.attempts.filter(({ scheduled }) => scheduled);
  if (own.length !== called.length) return undefined;
  return visit.attempts.map((attempt) => (attempt.scheduled ? own[called.indexOf(attempt)] : undefined));
}
