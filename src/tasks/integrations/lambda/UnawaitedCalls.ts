import { startSystemTimer } from '../../../clock/system';

/** Calls of handlers whose answer nothing waits for. */
export class UnawaitedCalls {
  private readonly running = new Set<Promise<void>>();

  /** How many run. */
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
   * Resolves when none runs any more, or after `ms` on the machine's clock. Those that still run then are let go: the
   * next one who waits does not wait for them again.
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

  /** A handler may begin others. */
  private async allEnded(): Promise<void> {
    while (this.count > 0) await Promise.all(this.running);
  }
}
