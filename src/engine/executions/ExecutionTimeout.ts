import type { Limited, Timer } from '../../clock/Timeline';
import { timeOut, type EndingExecution } from './endExecution';
import { timeLimitMs } from './executionLimits';

/** The timeout of a whole execution. Created before anything in it waits; most executions never wait. */
export class ExecutionTimeout implements Limited {
  /** Its number in the journal. */
  private readonly number: number | undefined;
  private readonly timer: Timer;

  constructor(private readonly execution: EndingExecution) {
    this.number = execution.journal?.newTimer();
    this.timer = execution.queue.timeline.limit(this);
  }

  get limitMs(): number {
    return timeLimitMs(this.execution);
  }

  expire(): void {
    const { execution, number, limitMs } = this;
    execution.queue.interrupt(limitMs);
    if (number !== undefined) execution.journal!.fired(number);
    timeOut(execution);
  }

  cancel(): void {
    this.timer.cancel();
  }
}
