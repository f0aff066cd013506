import { useMemo, useRef } from 'preact/hooks';
import type { Scope } from '../../api/aws';
import { findExecutions, searchStored, type StatusCounts } from '../../api/executions';
import type { ExecutionItem } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { useStoredSearch } from '../../api/useStoredSearch';
import { NotYet } from '../../parts/Failure';
import { Forgotten, FoundExecutions } from './FoundExecutions';
import { statuses, StatusChoice, type ListedStatus } from './StatusChoice';
import { isComplete, StoredProgress } from './StoredProgress';

const most = 500;

/**
 * The executions that match. The server searches, filters and counts all that it has in memory, again and again; it
 * searches those in its data directory once, and they show up as they are found.
 */
export function SearchedExecutions({
  filters,
  status,
  whose,
  isFiltered,
  ...table
}: {
  /** The query of `GET /executions`, without status. */
  filters: Readonly<Record<string, string>>;
  status: ListedStatus | undefined;
  whose: Scope;
  isFiltered: boolean;
  withMachine?: boolean;
  /** Those to be compared. */
  picked?: readonly string[];
  onPick?: (arn: string) => void;
}) {
  const asked = { ...filters, ...(status !== undefined && { status }), max: String(most) };
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
  if (value === undefined || all === undefined)
    return (
      <>
        <StatusChoice status={status} />
        <NotYet what="executions" error={error} />
      </>
    );
  return (
    <>
      <StatusChoice counts={sumOf(all.map(({ counts }) => counts))} status={status} />
      {hasStored && (
        <StoredProgress search={stored} known={value.stored} lost={value.forgotten - forgottenBefore.current} />
      )}
      <FoundExecutions
        {...table}
        items={allOnce(all.flatMap(({ items }) => items))}
        more={value.total - value.items.length}
        hasOlder={isBegun}
        isFiltered={isFiltered}
        isWhole={!hasStored || isComplete(stored)}
        isSearching={stored.isSearching}
      />
      {!hasStored && <Forgotten count={value.forgotten} />}
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
