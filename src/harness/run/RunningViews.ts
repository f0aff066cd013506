import { HarnessError } from '../../errors/HarnessError';
import type { ExecutionStatus } from '../../story/trace/Story';

/** How far an execution has come. */
export interface Progress {
  readonly status: ExecutionStatus;
  /** The number of its events. */
  readonly events: number;
}

/**
 * Knows which executions have continued since a test read them while they were running. Assertions on such a read throw:
 * `.not.toHaveEntered('Bad')` would hold although the execution failed in `Bad` a moment later.
 */
export class RunningViews {
  /** The newest known progress of executions that were read while they were running, by ARN. */
  private readonly known = new Map<string, Progress>();

  /**
   * Called when an execution was read. Returns a function that throws once the execution has continued; `undefined` if
   * it had ended.
   */
  read(executionArn: string, progress: Progress): (() => void) | undefined {
    const isRunning = progress.status === 'RUNNING';
    const before = this.known.get(executionArn);
    if (!isRunning && before === undefined) return undefined;
    const newest = before !== undefined && isSame(before, progress) ? before : progress;
    this.known.set(executionArn, newest);
    if (!isRunning) return undefined;
    return () => {
      this.check(executionArn, newest);
    };
  }

  /** Called when the test has done something that lets an execution continue. */
  moved(executionArn: string): void {
    const before = this.known.get(executionArn);
    if (before !== undefined) this.known.set(executionArn, { ...before });
  }

  /** Called when the executions are removed. */
  clear(): void {
    this.known.clear();
  }

  private check(executionArn: string, seen: Progress): void {
    const newest = this.known.get(executionArn);
    if (newest === undefined || newest === seen) return;
    throw new HarnessError(
      'This run was read while the execution was running, and the execution has continued since. ' +
        'Await its end and assert on that: const run = await started.ended(); expect(run)… ' +
        'To look at it while it is still running, read it again: await started.now().',
    );
  }
}

function isSame(one: Progress, other: Progress): boolean {
  return one.status === other.status && one.events === other.events;
}
