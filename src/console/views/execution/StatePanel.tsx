import { useMemo } from 'preact/hooks';
import { iterationsOf } from '../../../story/trace/strands';
import { errorOf, type Visit } from '../../../story/trace/Story';
import { fetchTrace } from '../../api/trace';
import { usePolled } from '../../api/usePolled';
import { formatTaken, formatTime } from '../../model/formatTime';
import { isPicked, type Picks } from '../../model/picks';
import { readDefinition } from '../../model/readDefinition';
import { Field } from '../../parts/Field';
import { JsonView } from '../../parts/JsonView';
import { Status } from '../../parts/Status';
import { route, setQuery } from '../../route/navigate';
import { Attempts } from './Attempts';
import type { ExecutionView } from '../../model/readExecution';
import { Stages } from './Stages';
import { scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { functionOf, requestIdsOf } from '../../model/functionOf';

/** One visit of a state: how it went, and its data stage by stage. Loops and Maps have several. */
export function StatePanel({ view, picks, state }: { view: ExecutionView; picks: Picks; state: string }) {
  const { execution, feed, count, definition } = view;
  const { executionArn, status } = execution;
  const visits = useMemo(
    () => feed.visits.filter((visit) => visit.state === state && isPicked(visit, picks)),
    [feed, count, status, state, picks],
  );
  const known = readDefinition(definition).states.get(state);
  const index = indexOf(visits, Number(route.value.query['visit']));
  const visit = visits[index];
  const { value: traced, error } = usePolled(
    visit === undefined
      ? undefined
      : `stages ${executionArn} ${visit.enteredId} ${visit.outcome} ${visit.attempts.length}`,
    (signal) => fetchTrace(executionArn, { include: ['stages'], visits: [visit!.enteredId] }, signal),
    // An ended visit no longer changes.
    { goesOn: () => false },
  );
  return (
    <div class="fields">
      <div class="state-head">
        <h3>{state}</h3>
        {visit !== undefined && <Status status={visit.outcome} />}
        <span class="grow" />
        {visits.length > 1 && <Pager visits={visits} index={index} />}
      </div>
      {visit === undefined ? (
        <p class="dim">
          {picks.size > 0
            ? 'The item that is looked at has not entered this state.'
            : 'This execution has not entered this state.'}
        </p>
      ) : (
        <>
          <Facts visit={visit} />
          {(() => {
            const { error: name, cause } = errorOf(visit);
            const failed = visit.outcome === 'failed' || visit.outcome === 'caught';
            return (
              failed &&
              name !== undefined && (
                <Field name={visit.outcome === 'caught' ? 'Error, caught' : 'Error'}>
                  <code class="error-text">{name}</code>
                  {cause !== undefined && cause !== '' && <JsonView text={cause} label="Cause" name="cause" />}
                  {name === 'States.Runtime' && known !== undefined && ('Catch' in known || 'Retry' in known) && (
                    <p class="dim small">Neither Retry nor Catch handles States.Runtime, not even as States.ALL.</p>
                  )}
                </Field>
              )
            );
          })()}
          <Stages
            feed={feed}
            visit={visit}
            traced={traced?.visits.find(({ id }) => id === visit.enteredId)}
            error={error}
            state={known}
          />
          <Attempts executionArn={executionArn} visit={visit} feed={feed} />
          {visit.type === 'Task' && <LogLines executionArn={executionArn} visit={visit} />}
        </>
      )}
      {known !== undefined && (
        <Field name="Definition">
          <JsonView text={JSON.stringify(known)} label={`Definition of ${state}`} name={state} />
        </Field>
      )}
    </div>
  );
}

/** The visit that the address names, or else the first failed one, or else the last. */
function indexOf(visits: readonly Visit[], wanted: number): number {
  const named = visits.findIndex(({ enteredId }) => enteredId === wanted);
  if (named >= 0) return named;
  const failed = visits.findIndex(({ outcome }) => outcome === 'failed' || outcome === 'caught');
  return failed >= 0 ? failed : visits.length - 1;
}

function Pager({ visits, index }: { visits: readonly Visit[]; index: number }) {
  const show = (to: number): void => setQuery({ visit: String(visits[to]!.enteredId) });
  return (
    <span class="pager">
      <button
        type="button"
        class="small"
        aria-label="Earlier visit"
        disabled={index === 0}
        onClick={() => show(index - 1)}
      >
        ‹
      </button>
      <span>
        visit {index + 1} of {visits.length}
      </span>
      <button
        type="button"
        class="small"
        aria-label="Later visit"
        disabled={index === visits.length - 1}
        onClick={() => show(index + 1)}
      >
        ›
      </button>
    </span>
  );
}

function Facts({ visit }: { visit: Visit }) {
  const around = iterationsOf(visit);
  return (
    <dl class="facts">
      <dt>Type</dt>
      <dd>{visit.type}</dd>
      <dt>Entered</dt>
      <dd class="number">
        {formatTime(visit.enteredMs)} UTC,{' '}
        <button class="link" type="button" onClick={() => setQuery({ event: String(visit.enteredId) })}>
          event {visit.enteredId}
        </button>
      </dd>
      <dt>Took</dt>
      <dd class="number">
        {visit.exitedMs === undefined
          ? visit.outcome === 'open'
            ? 'still there'
            : 'never left'
          : formatTaken(visit.exitedMs - visit.enteredMs)}
      </dd>
      {around.length > 0 && (
        <>
          <dt>Within</dt>
          <dd>{around.map(({ state, index }) => `item ${index} of ${state}`).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}

interface Line {
  readonly requestId?: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly at: string;
}

/** How many lines are shown if invocations cannot be told apart. */
const mostOthers = 50;

/** What the function of a task printed: in this visit if its responses identify the invocations, otherwise recently. */
function LogLines({ executionArn, visit }: { executionArn: string; visit: Visit }) {
  const open = visit.outcome === 'open';
  const name = functionOf(visit);
  const { value } = usePolled(
    name === undefined ? undefined : `lines ${executionArn} ${visit.enteredId} ${open}`,
    async (signal) => {
      const query = new URLSearchParams({ functionName: name! });
      const { lines } = await control<{ lines: readonly Line[] }>(
        'GET',
        `/functions/logs?${query.toString()}`,
        scopeOfArn(executionArn),
        { signal },
      );
      return lines;
    },
    { everyMs: 2000, goesOn: () => open },
  );
  if (value === undefined || value.length === 0) return null;
  const ids = requestIdsOf(visit);
  const isTold = ids.length === visit.attempts.length;
  const shown = isTold ? value.filter(({ requestId = '' }) => ids.includes(requestId)) : value.slice(-mostOthers);
  if (shown.length === 0) return null;
  return (
    <Field name={isTold ? `What ${name!} printed` : `What ${name!} printed last, for whomever`}>
      <pre class="lines" tabIndex={0} aria-label="Log lines">
        {shown.map(({ at, text }) => `${formatTime(Date.parse(at)).slice(11)}  ${text}`).join('\n')}
      </pre>
    </Field>
  );
}
