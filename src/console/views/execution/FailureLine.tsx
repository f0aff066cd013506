import { errorOf, type Visit } from '../../../story/trace/Story';
import { iterationsOf } from '../../../story/trace/strands';
import { failureOf, type FailedAt } from '../../model/failureOf';
import type { ExecutionView } from '../../model/readExecution';
import { setQuery } from '../../route/navigate';
import { formatRoute } from '../../route/route';

/** Why an execution failed, in one line, with a link to the state: a long page shows the rest much further down. */
export function FailureLine({ view: { execution, feed } }: { view: ExecutionView }) {
  if (execution.status === 'TIMED_OUT')
    return <TimedOut visit={feed.visits.findLast(({ outcome }) => outcome === 'aborted')} />;
  const failure = execution.status === 'FAILED' ? failureOf(feed.visits) : undefined;
  return failure === undefined ? null : <Failed failure={failure} />;
}

function Failed({ failure: { visit, error = 'no error name', reason, caught } }: { failure: FailedAt }) {
  const mapRunArn = visit.attempts.at(-1)?.mapRunArn;
  return (
    <p class="failure-line">
      Failed in <StateLink visit={visit} />: <code class="error-text">{error}</code>
      {reason !== '' && ` — ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`}
      {caught !== undefined && (
        <span>
          {' '}
          Before that, <StateLink visit={caught} /> failed with <code>{errorOf(caught).error ?? 'no error name'}</code>,
          which a Catch took.
        </span>
      )}
      {mapRunArn !== undefined && (
        <span>
          {' '}
          Its <a href={formatRoute('map-run', [mapRunArn], { status: 'FAILED' })}>Map Run</a> lists the failed children.
        </span>
      )}
    </p>
  );
}

function TimedOut({ visit }: { visit: Visit | undefined }) {
  if (visit === undefined) return null;
  return (
    <p class="failure-line">
      Timed out in <StateLink visit={visit} />.
    </p>
  );
}

/** The name of a visited state, and the items of Maps that it belongs to. */
function StateLink({ visit }: { visit: Visit }) {
  const items = iterationsOf(visit).map(({ state, index }) => `item ${index} of ${state}`);
  const select = (): void =>
    setQuery({ state: visit.state, visit: String(visit.enteredId), side: undefined, event: undefined });
  return (
    <>
      <button class="link" type="button" onClick={select}>
        {visit.state}
      </button>
      {items.length > 0 && ` (${items.join(', ')})`}
    </>
  );
}
