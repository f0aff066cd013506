import { TimerQueue } from './TimerQueue';
import type { Clock, Timeline, Timer } from './Timeline';

/** Time that moves when the test says so, and not otherwise. All executions of a service share it. */
export class ManualClock implements Clock, Timeline {
  private readonly timers = new TimerQueue();
  private readonly onFired: () => void;
  private nowMs: number;

  constructor(startMs: number, onFired: () => void) {
    this.nowMs = startMs;
    this.onFired = onFired;
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

  hold(): () => void {
    return () => undefined;
  }

  /** Fires the timers on the way one time after the other; what each wakes up runs before the next fires. */
  advanceTo(timeMs: number): void {
    for (;;) {
      const next = this.timers.nextTimeMs();
      if (next === undefined || next > timeMs) break;
      this.nowMs = Math.max(this.nowMs, next);
      while ((this.timers.nextTimeMs() ?? Infinity) <= this.nowMs) this.timers.take()!();
      this.onFired();
    }
    this.nowMs = Math.max(this.nowMs, timeMs);
  }

  skip(): boolean {
    return false;
  }

  advance(ms: number): void {
    this.advanceTo(this.nowMs + ms);
  }

  nextTimerMs(): number | undefined {
    return this.timers.nextTimeMs();
  }

  close(): void {
    this.timers.clear();
  }
}
