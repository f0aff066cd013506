import { startSystemTimer } from '../../../clock/system';

/** Handlers' calls that nothing waits for. */
export class UnawaitedCalls {
  private readonly running = new Set<Promise<void>>();

  /** The number of running calls. */
  get count(): number {
    return this.running.size;
  }

  /** `call` does not reject. */
  add(call: Promise<void>): void {
    const ended = (): void => void this.running.delete(call);
    this.running.add(call);
    void call.then(ended);
  }

  /**
   * Resolves when none is running any more, or after `ms` of real time. Calls that are still running are then dropped,
   * so that the next caller does not wait for them again.
   */
  async settled(ms: number): Promise<void> {
    if (this.count === 0) return;
    await new Promise<void>((resolve) => {
      const limit = startSystemTimer(ms, () => {
        this.running.clear();
        resolve();
      });
      void this.allEnded().then(() => {
        limit.cancel();
        resolve();
      });
    });
  }

  /** A handler may start other calls. */
  private async allEnded(): Promise<void> {
    while (this.count > 0) await Promise.all(this.running);
  }
}
