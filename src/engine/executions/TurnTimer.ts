import type { Timer } from '../../clock/Timeline';
import type { Execution } from './Execution';

/**
 * A timer whose callback runs in a turn of its own, at exactly the time for which it was set, however late the clock
 * fires.
 */
export class TurnTimer implements Timer {
  private readonly timer: Timer;
  private cancelled = false;

  constructor(execution: Pick<Execution, 'queue'>, timeMs: number, callback: () => void) {
    const begin = (): void => {
      if (!this.cancelled) callback();
    };
    this.timer = execution.queue.timeline.at(timeMs, () => {
      const { queue } = execution;
      if (queue.enter(timeMs)) callback();
      else queue.enterLater(timeMs, begin);
    });
  }

  /** Like the constructor; the journal records when it was set and fired. */
  static recorded(execution: Pick<Execution, 'queue' | 'journal'>, timeMs: number, callback: () => void): TurnTimer {
    const { journal } = execution;
    if (journal === undefined) return new TurnTimer(execution, timeMs, callback);
    const number = journal.newTimer();
    return new TurnTimer(execution, timeMs, () => {
      execution.journal!.fired(number);
      callback();
    });
  }

  cancel(): void {
    this.cancelled = true;
    this.timer.cancel();
  }
}
