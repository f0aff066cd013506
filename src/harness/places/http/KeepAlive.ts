import { startSystemTimer } from '../../../clock/system';
import type { Timer } from '../../../clock/Timeline';

/** The watched server, and the connection that keeps this process running. */
interface Watched {
  /** How long to wait before asking the server, in milliseconds. */
  readonly patience: () => number;
  /** Where the executions are, if only this process can make them continue; `undefined` otherwise. */
  readonly rest: () => Promise<string | undefined>;
  /** Whether an open question keeps this process running. */
  readonly hold: (keeps: boolean) => void;
}

/**
 * Keeps the process running while awaited runs may still end by themselves. When nothing happens in the server any
 * more, only other work of this process can end them. Without such work it would wait forever, so the process may then
 * exit.
 */
export class KeepAlive {
  /** Where the runs are that this process is not kept running for. */
  standstill: string | undefined;
  private readonly awaited = new Set<Promise<unknown>>();
  private wakes = 0;
  private timer: Timer | undefined;

  constructor(private readonly watched: Watched) {}

  /** Settles like `end`, the end of a run. */
  async during<T>(end: Promise<T>): Promise<T> {
    this.awaited.add(end);
    if (this.awaited.size === 1) this.arm();
    try {
      return await end;
    } finally {
      if (this.awaited.delete(end) && this.awaited.size === 0) this.disarm();
    }
  }

  /** Stops waiting for all runs so far. */
  end(): void {
    this.awaited.clear();
    this.disarm();
    this.wake();
  }

  /** Called for each message to or from the server, because something may happen. */
  wake(): void {
    this.wakes += 1;
    if (this.standstill === undefined) return;
    this.standstill = undefined;
    this.watched.hold(true);
  }

  private arm(): void {
    const again = (): void => {
      if (this.timer === timer) this.arm();
    };
    const look = (): void => void this.look().finally(again);
    const timer = startSystemTimer(this.watched.patience(), look, { keepsRunning: false });
    this.timer = timer;
  }

  private disarm(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    const { wakes } = this;
    // If the server has gone, the pending requests reject.
    const rest = await this.watched.rest().catch(() => undefined);
    if (rest === undefined || wakes !== this.wakes || this.awaited.size === 0) return;
    this.standstill = rest;
    this.watched.hold(false);
  }
}
