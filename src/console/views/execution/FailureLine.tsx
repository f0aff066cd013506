import type { Visit } from '../../../story/trace/Story';
import { iterationsOf } from '../../../story/trace/strands';
import { formatCount } from '../../../util/formatCount';
import type { MapRun } from '../../api/types';
import { failureOf, openAtEnd, type FailedAt } from '../../model/failureOf';
import type { ExecutionView } from '../../model/readExecution';
import { setQuery } from '../../route/navigate';
import { formatRoute } from '../../route/route';

/**
 * Why an execution failed, in one line, with a link to the state: a long page shows the rest much further down.
 * `mapRuns`: those of its Distributed Maps that have been read.
 */
export function FailureLine({
  view: { execution, feed },
  mapRuns,
}: {
  view: ExecutionView;
  mapRuns: readonly MapRun[];
}) {
  if (execution.status === 'TIMED_OUT') return <TimedOut open={openAtEnd(feed.visits)} />;
  const failure = execution.status === 'FAILED' ? failureOf(feed.visits) : undefined;
  if (failure === undefined) return null;
  return <Failed failure={failure} run={mapRuns.find(({ mapRunArn }) => mapRunArn === failure.mapRun?.arn)} />;
}

function Failed({ failure, run }: { failure: FailedAt; run: MapRun | undefined }) {
  const { visit, error = 'no error name', reason, caught, mapRun } = failure;
  return (
    <p class="failure-line">
      Failed in <StateLink visit={visit} />: <code class="error-text">{error}</code>
      {reason !== '' && ` — ${reason}`}
      {!/[.!?…]$/.test(reason) && '.'}
      {caught !== undefined && (
        <span>
          {' '}
          Before that, <StateLink visit={caught.visit} /> failed
          {caught.error !== undefined && (
            <>
              {' '}
              with <code>{caught.error}</code>
            </>
          )}
          , which a Catch took.
        </span>
      )}
      {mapRun !== undefined && (
        <span>
          {' '}
          Its <a href={formatRoute('map-run', [mapRun.arn], { status: statusToList(failure, run) })}>Map Run</a>{' '}
          {mapRun.byChildren ? 'lists the failed children.' : 'has the details.'}
        </span>
      )}
    </p>
  );
}

/** The status of the failed children. Those of an Express Map may all have timed out. */
function statusToList({ mapRun }: FailedAt, run: MapRun | undefined): string | undefined {
  if (mapRun?.byChildren !== true || run === undefined) return undefined;
  const { failed, timedOut } = run.executionCounts;
  if (failed > 0) return 'FAILED';
  return timedOut > 0 ? 'TIMED_OUT' : undefined;
}

function TimedOut({ open: [first, ...others] }: { open: readonly Visit[] }) {
  if (first === undefined) return null;
  return (
    <p class="failure-line">
      Timed out in <StateLink visit={first} />
      {others.length > 0 && `, and in ${formatCount(others.length, 'more state', 'more states')}`}.
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
