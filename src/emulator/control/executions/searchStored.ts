import { afterTurn, monotonicMs } from '../../../clock/system';
import type { SearchedExecution } from '../../../engine/executions/Archive';
import type { Service } from '../../service/Service';
import { countByStatus, filterOf, type StatusCounts, type WantedInAny } from './wantedExecutions';

/** The longest that other callers wait, unless one execution takes longer. */
const sliceMs = 8;
/** Milliseconds after which a page ends, so that its caller can show progress. */
const pageMs = 150;

/** The result of one page of a search. */
export interface StoredPage {
  readonly found: readonly SearchedExecution[];
  /** The executions that this page looked at, regardless of the requested status. */
  readonly counts: StatusCounts;
  /** Where the next page begins; `undefined` after the last one. */
  readonly before: number | undefined;
  /** How many were looked at, those of earlier pages included. */
  readonly searched: number;
  readonly of: number;
}

interface Paging {
  /** The maximum number of executions on a page. */
  readonly max: number;
  readonly before?: number | undefined;
  /** Aborts when the caller has disconnected. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Searches the data directory from its newest execution to its oldest, without those that are also in memory. It reads in slices, between which the event loop runs. Throws ControlError for an invalid time.
 */
export async function searchStored(
  service: Service,
  wanted: WantedInAny,
  { max, before, signal }: Paging,
): Promise<StoredPage> {
  const { executions } = service.inside.engine;
  const isLike = filterOf<SearchedExecution>(service, wanted, {
    isChild: ({ mapRunArn }) => mapRunArn !== undefined,
    dataOf: ({ dataText }) => dataText,
  });
  const found: SearchedExecution[] = [];
  const counts = countByStatus();
  let next = before;
  /** Whether it has reached the oldest one. */
  const readSlice = (untilMs: number): boolean => {
    for (const one of executions.archive?.newestFirst(next) ?? []) {
      next = one.number;
      if (isLike(one) && !executions.isKept(one.arn)) {
        counts[one.status] += 1;
        if (wanted.status === undefined || one.status === wanted.status) found.push(one);
      }
      if (found.length === max || monotonicMs() >= untilMs) return false;
    }
    return true;
  };
  const endMs = monotonicMs() + pageMs;
  let isDone = readSlice(monotonicMs() + sliceMs);
  while (!isDone && found.length < max && monotonicMs() < endMs && signal?.aborted !== true) {
    await new Promise<void>(afterTurn);
    isDone = readSlice(monotonicMs() + sliceMs);
  }
  const of = executions.archive?.count() ?? 0;
  const left = isDone ? 0 : executions.archive!.count(next);
  return { found, counts, before: left === 0 ? undefined : next, searched: of - left, of };
}
