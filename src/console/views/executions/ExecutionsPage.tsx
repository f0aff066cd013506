import { formatCount } from '../../../util/formatCount';
import { useMemo, useRef } from 'preact/hooks';
import { findExecutions, searchStored, type StatusCounts } from '../../api/executions';
import type { ExecutionItem, ExecutionStatus, MachineItem } from '../../api/types';
import { ownerOf, useMachines } from '../../model/useMachines';
import { usePolled } from '../../api/usePolled';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { MachinePicker } from '../../parts/MachinePicker';
import { Search } from '../../parts/Search';
import { statusWords } from '../../parts/Status';
import { TimeField } from '../../parts/TimeField';
import { route, setQuery } from '../../route/navigate';
import { useStoredSearch } from '../../api/useStoredSearch';
import { Forgotten, FoundExecutions } from './FoundExecutions';
import { isComplete, StoredProgress } from './StoredProgress';

const statuses = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
] as const satisfies readonly ExecutionStatus[];
const most = 500;

/**
 * Executions of all state machines. The server searches, filters and counts all that it has in memory, again and again; it
 * searches those in its data directory once, and they show up as they are found.
 */
export function ExecutionsPage() {
  const machines = useMachines();
  if (machines.value === undefined) return <NotYet what="state machines" isPage error={machines.error} />;
  return <Searched machines={machines.value} />;
}

function Searched({ machines }: { machines: readonly MachineItem[] }) {
  const { query } = route.value;
  const { machine = '', search = '', text = '', from = '', to = '', children } = query;
  const status = statuses.find((one) => one === query['status']);
  const asked = {
    ...ownerOf(machines),
    ...(machine !== '' && { stateMachine: machine }),
    ...(search.trim() !== '' && { search }),
    ...(text.trim() !== '' && { text }),
    ...(from !== '' && { startedFrom: from }),
    ...(to !== '' && { startedBefore: to }),
    ...(status !== undefined && { status }),
    children: children === 'true' ? 'true' : 'false',
    max: String(most),
  };
  const whose = scope.value;
  const { value, error } = usePolled(`executions ${JSON.stringify([whose, asked])}`, (signal) =>
    findExecutions(asked, whose, signal),
  );
  const hasStored = value !== undefined && value.stored > 0;
  const storedKey = hasStored ? JSON.stringify([whose, asked, value.epoch]) : undefined;
  const stored = useStoredSearch(
    storedKey,
    (before, signal) =>
      searchStored({ ...asked, ...(before !== undefined && { before: String(before) }) }, whose, signal),
    { room: most - (value?.items.length ?? 0), most },
  );
  const isBegun = stored.pages.length > 0;
  const forgottenBefore = useRef(0);
  if (!isBegun) forgottenBefore.current = value?.forgotten ?? 0;
  const all = useMemo(
    () => value && [{ items: value.items, counts: value.counts }, ...stored.pages],
    [value, stored.pages],
  );
  const isFiltered = [machine, search.trim(), text.trim(), from, to].some((one) => one !== '') || status !== undefined;
  return (
    <>
      <div class="title">
        <h1>Executions</h1>
      </div>
      <div class="bar" role="search">
        <MachinePicker machines={machines} value={machine} onChange={(name) => setQuery({ machine: name })} />
        <Search label="Search names" value={search} onChange={(words) => setQuery({ search: words })} />
        <Search
          label="Search input and output"
          placeholder="In input, output, error"
          value={text}
          onChange={(words) => setQuery({ text: words })}
        />
        <TimeField label="Started from (UTC)" value={from} onChange={(time) => setQuery({ from: time })} />
        <TimeField label="before" value={to} onChange={(time) => setQuery({ to: time })} />
        <label class="slim-label">
          <input
            type="checkbox"
            checked={children === 'true'}
            onChange={(event) => setQuery({ children: event.currentTarget.checked ? 'true' : undefined })}
          />
          children of Map Runs
        </label>
      </div>
      {value === undefined || all === undefined ? (
        <NotYet what="executions" error={error} />
      ) : (
        <>
          <Counts counts={sumOf(all.map(({ counts }) => counts))} status={status} />
          {hasStored && (
            <StoredProgress search={stored} known={value.stored} lost={value.forgotten - forgottenBefore.current} />
          )}
          <FoundExecutions
            items={allOnce(all.flatMap(({ items }) => items))}
            more={value.total - value.items.length}
            hasOlder={isBegun}
            isFiltered={isFiltered}
            isWhole={!hasStored || isComplete(stored)}
            isSearching={stored.isSearching}
          />
          {!hasStored && <Forgotten count={value.forgotten} />}
        </>
      )}
    </>
  );
}

function sumOf(counts: readonly StatusCounts[]): StatusCounts {
  return Object.fromEntries(
    statuses.map((one) => [one, counts.reduce((sum, { [one]: count }) => sum + count, 0)]),
  ) as unknown as StatusCounts;
}

/** An execution that left the memory while the search went on is in both. */
function allOnce(items: readonly ExecutionItem[]): readonly ExecutionItem[] {
  const byArn = new Map<string, ExecutionItem>();
  for (const item of items) if (!byArn.has(item.executionArn)) byArn.set(item.executionArn, item);
  return [...byArn.values()];
}

/** How many there are of each status; one can be chosen. */
function Counts({ counts, status }: { counts: StatusCounts; status: ExecutionStatus | undefined }) {
  const all = statuses.reduce((sum, one) => sum + counts[one], 0);
  const choices = [
    [undefined, 'All', all] as const,
    ...statuses.map((one) => [one, statusWords(one), counts[one]] as const),
  ];
  return (
    <div class="bar" role="group" aria-label="Status">
      {choices.map(([one, words, count]) => (
        <button
          key={words}
          type="button"
          class="chip-button"
          aria-pressed={one === status}
          onClick={() => setQuery({ status: one })}
        >
          {words} <span class="count">{formatCount(count)}</span>
        </button>
      ))}
    </div>
  );
}
