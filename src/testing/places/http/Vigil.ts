import { startSystemTimer } from '../../../clock/system';
import type { Timer } from '../../../clock/Timeline';

/** What is watched: a server, and a connection with it that keeps this process. */
interface Watched {
  /** How long it is waited before the server is asked, in milliseconds. */
  readonly patience: () => number;
  /** What has come of the executions, when nothing but this process could bring them on; `undefined` otherwise. */
  readonly rest: () => Promise<string | undefined>;
  /** Whether an open question keeps this process running. */
  readonly hold: (keeps: boolean) => void;
}

/**
 * The process waits for the ends of runs that may still come by themselves. When nothing is at work in the server any
 * more, only what else this process does can bring them: where it does nothing else, it would wait for ever.
 */
export class Vigil {
  /** Where the runs stand that this process does not wait for. */
  standstill: string | undefined;
  private readonly awaited = new Set<Promise<unknown>>();
  private wakes = 0;
  private timer: Timer | undefined;

  constructor(private readonly watched: Watched) {}

  /** Settles as `end`, the end of a run, does. */
  async during<T>(end: Promise<T>): Promise<T> {
    this.awaited.add(end);
    if (this.awaited.size === 1) this.arm();
    try {
      return await end;
    } finally {
      if (this.awaited.delete(end) && this.awaited.size === 0) this.disarm();
    }
  }

  /** Nobody awaits what was begun so far. */
  end(): void {
    this.awaited.clear();
    this.disarm();
    this.wake();
  }

  /** The server is asked, or asks: something may come of it. */
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
    // A server that has gone is told by those who await something of it.
    const rest = await this.watched.rest().catch(() => undefined);
    if (rest === undefined || wakes !== this.wakes || this.awaited.size === 0) return;
    this.standstill = rest;
    this.watched.hold(false);
  }
}
