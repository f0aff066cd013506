import type { Timer } from '../../clock/Timeline';
import type { RunQueue } from './RunQueue';

/** A timer whose callback has a turn of its own, at the time for which it was set, however late the clock is. */
export class TurnTimer implements Timer {
  private readonly timer: Timer;
  private cancelled = false;

  constructor(queue: RunQueue, timeMs: number, callback: () => void) {
    const begin = (): void => {
      if (!this.cancelled) callback();
    };
    this.timer = queue.timeline.at(timeMs, () => {
      if (queue.enter(timeMs)) callback();
      else queue.enterLater(timeMs, begin);
    });
  }

  cancel(): void {
    this.cancelled = true;
    this.timer.cancel();
  }
}
