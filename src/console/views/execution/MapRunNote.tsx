import { useMemo } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { MapRun, MapRunCounts } from '../../api/types';
import { usePolled } from '../../live/usePolled';
import type { HistoryFeed } from '../../model/HistoryFeed';
import { formatRoute } from '../../route/route';

interface StateRun {
  readonly state: string;
  readonly run: MapRun;
}

/** The last Map Run of each Distributed Map of an execution, and what the graph says below its name. */
export function useMapRunNotes(
  feed: HistoryFeed,
  count: number,
  status: string,
): { runs: readonly StateRun[]; texts: ReadonlyMap<string, string> } {
  const arns = useMemo(() => {
    const found = new Map<string, string>();
    for (const { state, attempts } of feed.visits) {
      const arn = attempts.at(-1)?.mapRunArn;
      if (arn !== undefined) found.set(state, arn);
    }
    return found;
  }, [feed, count, status]);
  const { value = [] } = usePolled(
    arns.size === 0 ? undefined : [...arns].join(' ') + status,
    (signal) =>
      Promise.all(
        [...arns].map(async ([state, mapRunArn]): Promise<StateRun> => ({
          state,
          run: await aws<MapRun>('DescribeMapRun', { mapRunArn }, scopeOfArn(mapRunArn), signal),
        })),
      ),
    { everyMs: 1000, goesOn: (runs) => runs.some(({ run }) => run.status === 'RUNNING') },
  );
  const texts = useMemo(() => new Map(value.map(({ state, run }) => [state, describeCounts(run.itemCounts)])), [value]);
  return { runs: value, texts };
}

/** @example '38 of 40 done, 2 failed' */
function describeCounts({ total, succeeded, failed, running, timedOut, aborted }: MapRunCounts): string {
  const parts = [`${succeeded} of ${total} done`];
  if (failed + timedOut > 0) parts.push(`${failed + timedOut} failed`);
  if (aborted > 0) parts.push(`${aborted} aborted`);
  if (running > 0) parts.push(`${running} running`);
  return parts.join(', ');
}

export function MapRunNote({ runs }: { runs: readonly StateRun[] }) {
  if (runs.length === 0) return null;
  return (
    <div class="picker-row">
      {runs.map(({ state, run }) => (
        <span key={state}>
          <a href={formatRoute('map-run', [run.mapRunArn])}>Map Run of {state}</a>: {describeCounts(run.itemCounts)}
        </span>
      ))}
    </div>
  );
}
