import { afterTurn, monotonicMs } from '../../clock/system';

/** The calls of a place that have no response yet. The end of a test waits for those that the test did not await. */
export class OpenCalls {
  private readonly open = new Set<Promise<unknown>>();

  add(call: Promise<unknown>): void {
    const answered = (): void => void this.open.delete(call);
    this.open.add(call);
    call.then(answered, answered);
  }

  /** Resolves when no call is open, including calls that an open one leads to, or after `ms` of real time. */
  async settled(ms: number): Promise<void> {
    const untilMs = monotonicMs() + ms;
    while (this.open.size > 0 && monotonicMs() < untilMs) await new Promise<void>(afterTurn);
  }
}
