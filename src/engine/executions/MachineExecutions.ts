import type { ListedExecution } from './Archive';
import type { Execution, LiveStatus } from './Execution';

/** The executions of one machine that are in memory, and how many of them have each status. */
export class MachineExecutions {
  /** By number, oldest first. */
  readonly all: Execution[] = [];
  private readonly ended: Partial<Record<LiveStatus, number>> = {};
  private endedCount = 0;

  add(execution: Execution): void {
    const { all } = this;
    all.push(execution);
    // An execution that a redrive has read from a data directory is older than others.
    for (let at = all.length - 1; at > 0 && all[at - 1]!.number > execution.number; at--)
      [all[at - 1], all[at]] = [execution, all[at - 1]!];
  }

  remove(execution: Execution): void {
    // Usually it is the first one, which is cheap to remove.
    if (this.all[0] === execution) this.all.shift();
    else this.all.splice(this.all.indexOf(execution), 1);
  }

  /** Counts an execution that has ended. `by`: -1 when it no longer has this status, or is removed. */
  countEnded(status: LiveStatus, by: 1 | -1): void {
    this.ended[status] = (this.ended[status] ?? 0) + by;
    this.endedCount += by;
  }

  /** Newest first; only those with `status` if given. Stops after the last match, however many older ones there are. */
  *newestFirst(status?: LiveStatus): Generator<Execution> {
    let left = this.countOf(status);
    for (let at = this.all.length - 1; left > 0 && at >= 0; at--) {
      const execution = this.all[at]!;
      if (status !== undefined && execution.status !== status) continue;
      left -= 1;
      yield execution;
    }
  }

  private countOf(status: LiveStatus | undefined): number {
    if (status === undefined) return this.all.length;
    return status === 'RUNNING' ? this.all.length - this.endedCount : (this.ended[status] ?? 0);
  }
}

/** Merges two lists, newest first. If both have an execution, the one in memory is used. */
export function* mergeByNumber(
  inMemory: Iterator<ListedExecution>,
  archived: Iterable<ListedExecution>,
): Generator<ListedExecution> {
  let next = inMemory.next();
  for (const old of archived) {
    for (; next.done !== true && next.value.number > old.number; next = inMemory.next()) yield next.value;
    if (next.done === true || next.value.number !== old.number) yield old;
  }
  for (; next.done !== true; next = inMemory.next()) yield next.value;
}
