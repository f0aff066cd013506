import { SharedClock } from './SharedClock';
import type { Timer } from './Timeline';

/** Time that only moves when the test says so. All executions of a service share it. */
export class ManualClock extends SharedClock {
  private nowMs: number;
  /** The time that the test has requested, which is reached once everything before it has happened. */
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
   * Requests a time. The timers up to it fire one after the other (`skip`), and everything that one wakes up runs
   * before the next fires. Then the time is reached.
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
