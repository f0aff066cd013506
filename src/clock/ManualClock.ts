import { SharedClock } from './SharedClock';
import type { Timer } from './Timeline';

/** Time that moves when the test says so, and not otherwise. All executions of a service share it. */
export class ManualClock extends SharedClock {
  private nowMs: number;
  /** Where the test wants it to be, once everything on the way has happened. */
  private targetMs: number;

  constructor(
    startMs: number,
    private readonly onAdvance: () => void,
  ) {
    super();
    this.nowMs = startMs;
    this.targetMs = startMs;
  }

  now(): number {
    return this.nowMs;
  }

  at(timeMs: number, callback: () => void): Timer {
    return this.timers.add(timeMs, callback);
  }

  /**
   * Asks for time to move. The timers on the way fire one after the other (`skip`), and what each wakes up runs before
   * the next fires; then the time is reached.
   */
  advanceTo(timeMs: number): void {
    this.targetMs = Math.max(this.targetMs, timeMs);
    this.onAdvance();
  }

  skip(): boolean {
    const nextMs = this.timers.nextTimeMs();
    if (nextMs === undefined || nextMs > this.targetMs) {
      this.nowMs = this.targetMs;
      return false;
    }
    this.nowMs = Math.max(this.nowMs, nextMs);
    this.timers.take()!();
    return true;
  }

  advance(ms: number): void {
    this.advanceTo(this.targetMs + ms);
  }
}
