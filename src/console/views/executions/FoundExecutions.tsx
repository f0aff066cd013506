import { formatCount } from '../../../util/formatCount';
import type { ExecutionItem } from '../../api/types';
import { Notice } from '../../parts/Notice';
import { ExecutionTable } from '../machines/ExecutionTable';

/** A search that finds nothing must not seem to have looked at what the server does not have in memory. */
export function Forgotten({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="dim small">
      {formatCount(count, 'older execution')} {count === 1 ? 'is' : 'are'} no longer in the server’s memory, and not
      searched. With a data directory they would be found here.
    </p>
  );
}

/** The rows that were found; "none" only where everything was searched. */
export function FoundExecutions({
  items,
  more,
  hasOlder,
  isFiltered,
  isWhole,
  isSearching,
  ...table
}: {
  items: readonly ExecutionItem[];
  /** How many of those in memory are like that and not listed. */
  more: number;
  /** Whether older ones from the data directory are listed after them. */
  hasOlder: boolean;
  isFiltered: boolean;
  /** Whether all executions were searched: only then "none" can be said. */
  isWhole: boolean;
  isSearching: boolean;
  withMachine?: boolean;
  /** Those to be compared. */
  picked?: readonly string[];
  onPick?: (arn: string) => void;
}) {
  if (items.length > 0)
    return (
      <>
        {more > 0 && (
          <p class="dim small" role="status">
            {hasOlder ? 'Listed are' : 'The latest'} {formatCount(items.length)} of {formatCount(items.length + more)}{' '}
            that are like that
          </p>
        )}
        <ExecutionTable executions={items} {...table} />
      </>
    );
  if (isSearching) return <p class="dim">None so far …</p>;
  if (!isWhole)
    return (
      <Notice title="None of those that were searched is like that">
        <p>There are more, which were not searched.</p>
      </Notice>
    );
  return (
    <Notice title={isFiltered ? 'No execution is like that' : 'No executions yet'}>
      <p>{isFiltered ? 'Other filters may show some.' : 'Those of all state machines show up here as they start.'}</p>
    </Notice>
  );
}
