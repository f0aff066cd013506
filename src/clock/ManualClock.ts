import { TimerQueue } from './TimerQueue';
import type { Clock, Expiring, Timeline, Timer } from './Timeline';

/** Time that moves when the test says so, and not otherwise. All executions of a service share it. */
export class ManualClock implements Clock, Timeline {
  private readonly timers = new TimerQueue();
  private readonly onAdvance: () => void;
  private nowMs: number;
  /** Where the test wants it to be, once everything on the way has happened. */
  private targetMs: number;

  constructor(startMs: number, onAdvance: () => void) {
    this.nowMs = startMs;
    this.targetMs = startMs;
    this.onAdvance = onAdvance;
  }

  now(): number {
    return this.nowMs;
  }

  newTimeline(): Timeline {
    return this;
  }

  at(timeMs: number, callback: () => void): Timer {
    return this.timers.add(timeMs, callback);
  }

  limit(timeMs: number, expiring: Expiring): Timer {
    return this.at(timeMs, () => expiring.expire());
  }

  hold(): void {
    // Time does not skip.
  }

  release(): void {
    // It was not held.
  }

  /**
   * Asks for time to move. The timers on the way fire one after the other (`skip`), and what each wakes up runs before
   * the next: the time is reached when all that is done.
   */
  advanceTo(timeMs: number): void {
    this.targetMs = Math.max(this.targetMs, timeMs);
    this.onAdvance();
  }

  catchUp(): void {
    // There is one time.
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

  giveWay(): void {
    // There is one timeline only.
  }

  after(ms: number, callback: () => void): Timer {
    return this.at(this.nowMs + ms, callback);
  }

  advance(ms: number): void {
    this.advanceTo(this.targetMs + ms);
  }

  nextTimerMs(): number | undefined {
    return this.timers.nextTimeMs();
  }

  close(): void {
    this.timers.clear();
  }
}
