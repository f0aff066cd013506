import { afterTurn, monotonicMs, startSystemTimer } from '../../clock/system';
import type { Timer } from '../../clock/Timeline';

/**
 * The time from one reset of a place to the next. Code that still waits for something from an earlier epoch (a run that
 * was not awaited, a test that took too long) must neither continue nor fail in the middle of the next test.
 */
export class Epoch {
  private current = {};
  private readonly pauses = new Map<Timer, () => void>();
  /** The work that `settled` waits for. */
  private readonly open = new Set<Promise<unknown>>();

  /**
   * Settles as `work` does, or never if another epoch has begun meanwhile. `waits`: it may wait for somebody else, so
   * `settled` does not wait for it.
   */
  async during<T>(work: Promise<T>, { waits = false } = {}): Promise<T> {
    const { current } = this;
    if (!waits) this.note(work);
    try {
      return await work;
    } finally {
      if (this.current !== current) await new Promise<never>(() => undefined);
    }
  }

  /** Lets `settled` wait for this, too. */
  note(work: Promise<unknown>): void {
    const settled = (): void => void this.open.delete(work);
    this.open.add(work);
    work.then(settled, settled);
  }

  /** Resolves when no work is open, nor what came of it, or after `ms` on the machine's clock. */
  async settled(ms: number): Promise<void> {
    const untilMs = monotonicMs() + ms;
    while ((this.open.size > 0 || this.pauses.size > 0) && monotonicMs() < untilMs) await new Promise<void>(afterTurn);
  }

  /** A function that answers whether this epoch is over. */
  watch(): () => boolean {
    const { current } = this;
    return () => this.current !== current;
  }

  /** A pause in real time. It ends with the epoch, so that it does not hold the process. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = startSystemTimer(ms, () => {
        this.pauses.delete(timer);
        resolve();
      });
      this.pauses.set(timer, resolve);
    });
  }

  end(): void {
    this.current = {};
    for (const [timer, resolve] of this.pauses) {
      timer.cancel();
      resolve();
    }
    this.pauses.clear();
  }
}
