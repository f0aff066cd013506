import { afterTurn, monotonicMs } from '../../clock/system';

/** The calls of a place that have no answer yet. The end of a test waits for them, as the test may not have. */
export class OpenCalls {
  private readonly open = new Set<Promise<unknown>>();

  add(call: Promise<unknown>): void {
    const answered = (): void => void this.open.delete(call);
    this.open.add(call);
    call.then(answered, answered);
  }

  /** Resolves when none is open, nor one that has come of another, or after `ms` on the machine's clock. */
  async settled(ms: number): Promise<void> {
    const untilMs = monotonicMs() + ms;
    while (this.open.size > 0 && monotonicMs() < untilMs) await new Promise<void>(afterTurn);
  }
}
