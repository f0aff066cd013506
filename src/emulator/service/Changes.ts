import type { Execution } from '../../engine/executions/Execution';
import type { ExecutionObserver } from '../telemetry/TelemetryFeed';

/**
 * Numbers the changes of executions, so that a client that has seen all up to one number can request the later ones. An
 * execution changes when it begins, ends, or gets new events.
 */
export class Changes implements ExecutionObserver {
  /** The number of the last change. */
  last = 0;
  private readonly changed = new WeakMap<Execution, number>();
  private readonly seen = new WeakMap<Execution, number>();
  private readonly running = new Set<Execution>();

  /** `executions`: those that exist already. */
  constructor(executions: Iterable<Execution>) {
    for (const execution of executions) {
      this.mark(execution);
      if (execution.status === 'RUNNING') this.running.add(execution);
    }
  }

  started(execution: Execution): void {
    this.running.add(execution);
    this.mark(execution);
  }

  ended(execution: Execution): void {
    this.running.delete(execution);
    this.mark(execution);
  }

  /** Numbers what running executions have added to their histories since the last call. */
  look(): void {
    for (const execution of this.running)
      if (this.seen.get(execution) !== execution.history.length) this.mark(execution);
  }

  /** Called when all executions are removed, which counts as a change. */
  reset(): void {
    this.running.clear();
    this.last += 1;
  }

  /** The number of the last change of an execution. */
  of(execution: Execution): number {
    if (this.seen.get(execution) !== execution.history.length) this.mark(execution);
    return this.changed.get(execution) ?? 0;
  }

  private mark(execution: Execution): void {
    this.last += 1;
    this.changed.set(execution, this.last);
    this.seen.set(execution, execution.history.length);
  }
}
