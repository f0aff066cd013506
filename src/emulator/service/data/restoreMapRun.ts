import type { Execution } from '../../../engine/executions/Execution';
import type { MapRun } from '../../../engine/executions/mapRuns/MapRun';
import { ReadMapRun } from '../../../engine/executions/mapRuns/newMapRun';
import type { StoredExecution } from './StoredExecution';
import type { MapRunRecord, StoredMapRun } from './StoredMapRuns';

export interface MapRunRecords {
  readonly stored: StoredMapRun;
  readonly record: MapRunRecord;
  readonly children: readonly StoredExecution[];
  /** Makes a child from its records. */
  readonly make: (child: StoredExecution, mapRun: MapRun) => Execution;
}

/**
 * Restores a Map Run. Children that have ended without success go to memory, because a redrive runs them again; running
 * ones are counted, and restored separately.
 */
export function restoreMapRun(run: MapRun, { stored, record, children, make }: MapRunRecords): void {
  const { status, startDate, stopDate, redriveCount, redriveDate, limits, itemsBegun } = record;
  Object.assign(run, { status, startDate, stopDate, redriveCount, redriveDate, limits });
  const { children: own } = run;
  own.begun = stored.children.length;
  own.itemsBegun = itemsBegun;
  // A running Map Run has no counts in its own record: each child's records have them.
  const isRunning = status === 'RUNNING';
  if (isRunning) own.itemsBegun = 0;
  else {
    Object.assign(own.itemCounts, record.itemCounts);
    Object.assign(own.executionCounts, record.executionCounts);
  }
  for (const child of children) {
    const items = child.head.items!;
    if (isRunning) {
      own.itemsBegun += items;
      own.itemCounts.begin(items);
      own.executionCounts.begin(1);
    }
    if (child.status === 'RUNNING') continue;
    if (child.status === 'SUCCEEDED') {
      if (!isRunning) continue;
      own.itemCounts.end('SUCCEEDED', items);
      own.executionCounts.end('SUCCEEDED', 1);
    } else if (isRunning || !(run instanceof ReadMapRun)) restoreUnsuccessful(run, stored, child, make);
  }
  if (!isRunning) return;
  // The number of pending children is known once the items are opened again.
  own.itemCounts.pending = own.executionCounts.pending = 0;
}

function restoreUnsuccessful(
  run: MapRun,
  { redriveCount, redrivePlace }: StoredMapRun,
  stored: StoredExecution,
  make: (child: StoredExecution, mapRun: MapRun) => Execution,
): void {
  const { children } = run;
  const isRead = run instanceof ReadMapRun;
  const child = make(stored, run);
  const { index } = child.child!;
  if (run.status === 'RUNNING') children.onEnded(child);
  if (!isRead) children.kept.set(index, child);
  const waits = run.status === 'RUNNING' && redriveCount > 0 && stored.places.at(-1)! < redrivePlace;
  if (waits && children.reopenChild(child)) return;
  if (!isRead) run.execution.engine.executions.mapRuns.onChildEnded(child);
}

/** The numbers of the children that have ended, in that order. `sinceRedrive`: only since the last one. */
export function endedChildren(
  children: readonly StoredExecution[],
  { redriveCount, redrivePlace }: StoredMapRun,
  sinceRedrive: boolean,
): readonly StoredExecution[] {
  const lastPlace = ({ places }: StoredExecution): number => places.at(-1)!;
  return children
    .filter((child) => child.status !== 'RUNNING')
    .filter((child) => !sinceRedrive || redriveCount === 0 || lastPlace(child) > redrivePlace)
    .sort((a, b) => lastPlace(a) - lastPlace(b));
}
