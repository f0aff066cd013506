import { startSystemTimer } from '../../clock/system';
import type { Timer } from '../../clock/Timeline';
import type { OpenCalls } from './OpenCalls';

/**
 * The time from one reset of a place to the next. Code that still waits for something from an earlier epoch (a run that
 * was not awaited, a test that took too long) must neither continue nor fail in the middle of the next test.
 */
export class Epoch {
  private current = {};
  private readonly pauses = new Map<Timer, () => void>();
  constructor(private readonly calls: OpenCalls) {}

  /**
   * Settles as `work` does, or never if another epoch has begun meanwhile. `waits`: it may wait for somebody else, so the
   * end of the test does not wait for it.
   */
  async during<T>(work: Promise<T>, { waits = false } = {}): Promise<T> {
    const { current } = this;
    if (!waits) this.calls.add(work);
    try {
      return await work;
    } finally {
      if (this.current !== current) await new Promise<never>(() => undefined);
    }
  }

  /** Returns a function that says whether this epoch is over. */
  watch(): () => boolean {
    const { current } = this;
    return () => this.current !== current;
  }

  /** A pause in real time. It ends with the epoch, so that it does not keep the process running. */
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
