import { formatCount } from '../../../util/formatCount';
import type { StoredSearch, useStoredSearch } from '../../api/useStoredSearch';

/** Whether the search has looked at everything. */
export function isComplete({ pages, before, isSearching }: StoredSearch): boolean {
  return !isSearching && pages.length > 0 && before === undefined;
}

/** How far the search in the data directory is; it can be stopped, and goes on. */
export function StoredProgress({
  search,
  known,
  lost,
}: {
  search: ReturnType<typeof useStoredSearch>;
  /** How many executions the data directory has, before the search says it. */
  known: number;
  /** So many executions have left the server's memory since the search began, which may have passed them. */
  lost: number;
}) {
  const { searched, isSearching, error, pages } = search;
  const of = pages.length === 0 ? known : search.of;
  const isDone = isComplete(search);
  return (
    <div class="bar stored" role="group" aria-label="Data directory">
      {!isDone && (
        <progress aria-label="Search of the data directory" max={Math.max(of, 1)} value={searched}>
          {Math.floor((100 * searched) / Math.max(of, 1))}%
        </progress>
      )}
      <span class="dim small" role={isDone ? 'status' : undefined}>
        {isDone
          ? `All ${formatCount(of, 'execution')} in the data directory searched`
          : `${formatCount(searched)} of ${formatCount(of, 'execution')} in the data directory searched`}
      </span>
      {isSearching && (
        <button type="button" onClick={search.stop}>
          Stop
        </button>
      )}
      {!isSearching && !isDone && (
        <button type="button" onClick={search.goOn}>
          {searched === 0 ? 'Search' : 'Search on'}
        </button>
      )}
      {isDone && lost > 0 && (
        <>
          <span class="dim small">
            {formatCount(lost, 'execution')} {lost === 1 ? 'has' : 'have'} left the server’s memory since
          </span>
          <button type="button" onClick={search.again}>
            Search again
          </button>
        </>
      )}
      {error !== undefined && (
        <span class="fault" role="alert">
          {error.message}
        </span>
      )}
    </div>
  );
}
