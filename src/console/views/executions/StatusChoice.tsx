import { formatCount } from '../../../util/formatCount';
import type { StatusCounts } from '../../api/executions';
import type { ExecutionStatus } from '../../api/types';
import { statusWords } from '../../parts/Status';
import { setQuery } from '../../route/navigate';

/** The statuses of executions that are no children of a Map Run. */
export const statuses = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
] as const satisfies readonly ExecutionStatus[];

export type ListedStatus = (typeof statuses)[number];

/** Chooses a status, and says how many executions have each, where that is known. */
export function StatusChoice({
  counts,
  status,
}: {
  counts?: StatusCounts | undefined;
  status: ListedStatus | undefined;
}) {
  const choices = [
    [undefined, 'All', counts && statuses.reduce((sum, one) => sum + counts[one], 0)] as const,
    ...statuses.map((one) => [one, statusWords(one), counts?.[one]] as const),
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
          {words} {count !== undefined && <span class="count">{formatCount(count)}</span>}
        </button>
      ))}
    </div>
  );
}
