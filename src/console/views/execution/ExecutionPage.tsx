import { useMemo, useState } from 'preact/hooks';
import { traceOf } from '../../../story/graph/Trace';
import { Graph } from '../../graph/Graph';
import { isPicked, itemsOf, type Picks, type Item } from '../../model/picks';
import { readDefinition } from '../../model/readDefinition';
import { NotYet } from '../../parts/Failure';
import { SvgButton } from '../../parts/SvgButton';
import { Tabs } from '../../parts/Tabs';
import { route, setQuery } from '../../route/navigate';
import { EventTable } from './EventTable';
import { ExecutionData } from './ExecutionData';
import { ExecutionTitle } from './ExecutionTitle';
import { FailureLine } from './FailureLine';
import { failureOf } from '../../model/failureOf';
import { useExecution, type ExecutionView } from '../../model/readExecution';
import { StatePanel } from './StatePanel';
import { aws, scopeOfArn } from '../../api/aws';
import type { MapRun, MapRunCounts } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import type { HistoryFeed } from '../../model/HistoryFeed';
import { formatRoute } from '../../route/route';

/** One execution: its graph, its events, and the data of the selected state, updated live. */
export function ExecutionPage({ arns: [arn = ''] }: { arns: readonly string[] }) {
  const { value, error, reload } = useExecution(arn, 1000);
  if (value === undefined) return <NotYet what="the execution" isPage error={error} arn={arn} />;
  return <Shown view={value} reload={reload} />;
}

function Shown({ view, reload }: { view: ExecutionView; reload: () => void }) {
  const { execution, definition, feed, count } = view;
  const { object } = readDefinition(definition);
  const [picks, setPicks] = useState<Picks>(new Map());
  const { state, event } = route.value.query;
  const trace = useMemo(
    () => traceOf(feed.visits.filter((visit) => isPicked(visit, picks))),
    [feed, count, execution.status, picks],
  );
  const items = useMemo(() => itemsOf(feed.visits, picks), [feed, count, execution.status, picks]);
  const notes = useMapRunNotes(feed, count, execution.status);
  const select = (name: string | undefined): void => setQuery({ state: name, visit: undefined, event: undefined });
  return (
    <>
      <ExecutionTitle view={view} trace={trace} reload={reload} />
      <FailureLine view={view} mapRuns={notes.runs.map(({ run }) => run)} />
      <div class="execution">
        <section class="pane graph-pane" aria-label="Graph">
          <Graph
            definition={object}
            trace={trace}
            selected={state}
            onSelect={select}
            notes={notes.texts}
            label={`Graph of execution ${execution.name}`}
          />
          <ItemPicker items={items} picks={picks} onChange={setPicks} />
          <MapRunNote runs={notes.runs} />
          <SvgButton definition={object} trace={trace} name={execution.name} />
        </section>
        <section class="pane events-pane" aria-label="Events">
          <EventTable
            feed={feed}
            count={count}
            state={state}
            focus={event === undefined ? undefined : Number(event)}
            startMs={execution.startDate * 1000}
          />
        </section>
        <section class="pane side-pane" aria-label="Data">
          <Tabs
            tabs={[
              ['state', 'State'],
              ['execution', 'Execution'],
            ]}
            current={route.value.query['side'] === 'execution' || state === undefined ? 'execution' : 'state'}
            onChange={(name) =>
              setQuery({
                side: name === 'execution' ? name : undefined,
                ...(name === 'state' && state === undefined ? { state: firstToShow(feed) } : {}),
              })
            }
            label="Data of"
          >
            <SidePanel view={view} picks={picks} />
          </Tabs>
        </section>
      </div>
    </>
  );
}

/** The state of interest before one is selected: the failed one, or else the first. */
function firstToShow({ visits }: HistoryFeed): string | undefined {
  return (failureOf(visits)?.visit ?? visits[0])?.state;
}

/** The data of the selected state, or of the execution as a whole. */
function SidePanel({ view, picks }: { view: ExecutionView; picks: Picks }) {
  const { state, side } = route.value.query;
  if (state === undefined || side === 'execution') return <ExecutionData view={view} />;
  return <StatePanel key={state} view={view} picks={picks} state={state} />;
}

/** Selects whose path the graph shows: all items of a Map, or one. */
function ItemPicker({
  items,
  picks,
  onChange,
}: {
  items: ReadonlyMap<string, readonly Item[]>;
  picks: Picks;
  onChange: (picks: Picks) => void;
}) {
  if (items.size === 0) return null;
  const pick = (map: string, text: string): void => {
    const changed = new Map(picks);
    if (text === '') changed.delete(map);
    else changed.set(map, Number(text));
    onChange(changed);
  };
  return (
    <div class="picker-row">
      {[...items].map(([map, list]) => {
        const failed = list.filter(({ outcome }) => outcome === 'failed');
        const caught = list.filter(({ outcome }) => outcome === 'caught');
        const bad = failed[0] ?? caught[0];
        const value = picks.get(map);
        return (
          <label key={map} class="slim-label">
            <span>
              Item of <b>{map}</b>
            </span>
            <select
              value={value === undefined ? '' : String(value)}
              onChange={(event) => pick(map, event.currentTarget.value)}
            >
              <option value="">
                all {list.length}
                {failed.length > 0 ? `, ${failed.length} failed` : ''}
                {caught.length > 0 ? `, ${caught.length} with an error caught` : ''}
              </option>
              {list.map(({ index, outcome }) => (
                <option value={String(index)}>
                  {signs[outcome]} {index}
                </option>
              ))}
            </select>
            {bad !== undefined && (
              <button class="link" type="button" onClick={() => pick(map, String(bad.index))}>
                first with an error
              </button>
            )}
          </label>
        );
      })}
    </div>
  );
}

const signs: Readonly<Record<Item['outcome'], string>> = {
  succeeded: '✓',
  caught: '!',
  failed: '✕',
  open: '▸',
  aborted: '–',
};

interface StateRun {
  readonly state: string;
  readonly run: MapRun;
}

/** The last Map Run of each Distributed Map of an execution, and the graph's note below its name. */
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
