import { startSystemTimer } from '../../../clock/system';
import type { Timer } from '../../../clock/Timeline';

/** Pauses in real time that can all be ended at once, so that none of them holds the process. */
export class Pauses {
  private readonly running = new Map<Timer, () => void>();

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = startSystemTimer(ms, () => {
        this.running.delete(timer);
        resolve();
      });
      this.running.set(timer, resolve);
    });
  }

  end(): void {
    for (const [timer, resolve] of this.running) {
      timer.cancel();
      resolve();
    }
    this.running.clear();
  }
}
