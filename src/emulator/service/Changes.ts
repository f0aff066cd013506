import type { Execution } from '../../engine/executions/Execution';
import type { ExecutionObserver } from '../telemetry/TelemetryFeed';

/**
 * Numbers the changes of executions, so that whoever has seen all up to one number can ask for what came after it. An
 * execution has changed when it has begun, ended, or has new events.
 */
export class Changes implements ExecutionObserver {
  /** That of the last change. */
  last = 0;
  private readonly changed = new WeakMap<Execution, number>();
  private readonly seen = new WeakMap<Execution, number>();
  private readonly running = new Set<Execution>();

  /** `executions`: those that are there already. */
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

  /** Looks at the executions that run: only then is it known what has changed. */
  look(): void {
    for (const execution of this.running)
      if (this.seen.get(execution) !== execution.history.length) this.mark(execution);
  }

  /** Everything is gone: that is a change, too. */
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
