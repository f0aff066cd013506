import { HarnessError } from '../../errors/HarnessError';
import { brandClass } from '../../util/brandClass';
import { printBriefly, tellBriefly } from '../../util/brief';
import { toMs } from '../../story/trace/StoryEvent';
import type { Run } from './Run';
import type { Reply } from '../../contract/ApiCaller';

/** What DescribeMapRun counts: items, or the child executions that work on them. */
export interface MapRunCounts {
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly total: number;
  readonly resultsWritten: number;
  readonly failuresNotRedrivable: number;
  readonly pendingRedrive: number;
}

/** The status of a child of a Map Run. */
export type ChildStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

/** Reads the children of a Map Run, wherever it ran. */
export interface ChildReader {
  /** The child that works on an item, counted from 0. Throws a HarnessError if it is missing. */
  item(index: number): Promise<Run>;
  /** All children, or those with a status, in the order in which they began. */
  list(status?: ChildStatus): Promise<readonly Run[]>;
}

/**
 * A Map Run of a Distributed Map: its counts, and its child executions as runs, which all matchers accept.
 *
 * @example
 * const each = await run.mapRun('Each');
 * expect(each.counts).toMatchObject({ succeeded: 99, failed: 1 });
 * expect(await each.item(3)).toHaveFailedWith('Card.Declined');
 */
export class MapRunView {
  readonly mapRunArn: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** How many items succeeded, failed, and so on. */
  readonly counts: MapRunCounts;
  /** The same of child executions: fewer than items when an ItemBatcher puts several into one. */
  readonly executionCounts: MapRunCounts;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly redriveCount: number;
  /** How long it took on the execution's clock, in milliseconds; `undefined` while it is running. */
  readonly durationMs: number | undefined;
  readonly #reader: ChildReader;

  /** @internal */
  constructor(description: Reply, reader: ChildReader) {
    const startMs = toMs(description['startDate'])!;
    const stopMs = toMs(description['stopDate']);
    this.mapRunArn = description['mapRunArn'] as string;
    this.status = description['status'] as MapRunView['status'];
    this.counts = description['itemCounts'] as MapRunCounts;
    this.executionCounts = description['executionCounts'] as MapRunCounts;
    this.maxConcurrency = description['maxConcurrency'] as number;
    this.toleratedFailureCount = description['toleratedFailureCount'] as number;
    this.toleratedFailurePercentage = description['toleratedFailurePercentage'] as number;
    this.redriveCount = (description['redriveCount'] as number | undefined) ?? 0;
    this.durationMs = stopMs === undefined ? undefined : stopMs - startMs;
    this.#reader = reader;
    tellBriefly(this, () => Object.fromEntries(Object.entries(this)));
  }

  /**
   * The child that works on an item, counted from 0; with an ItemBatcher, the child whose batch contains the item.
   * Rejects with a HarnessError if that child has not begun, or is no longer kept. In AWS, children have no numbers, so
   * the test is skipped: find the child by its input in `children()`.
   */
  item(index: number): Promise<Run> {
    if (!Number.isInteger(index) || index < 0)
      throw new HarnessError(`item(index) takes the number of an item, from 0, not ${String(index)}.`);
    return this.#reader.item(index);
  }

  /** All children, or those with a status, in the order in which they began. */
  children(status?: ChildStatus): Promise<readonly Run[]> {
    return this.#reader.list(status);
  }

  /** The children with status FAILED (not TIMED_OUT). */
  failed(): Promise<readonly Run[]> {
    return this.#reader.list('FAILED');
  }
}
brandClass(MapRunView, 'MapRunView');
printBriefly(MapRunView, 'MapRunView');
