import { monotonicMs, startSystemTimer, systemNow } from './system';
import type { Clock, Expiring, Timeline, Timer } from './Timeline';
import { TimerQueue } from './TimerQueue';

/** How a real clock is set, and what it reads. */
interface RealClockOptions {
  readonly factor?: number;
  readonly startMs?: number | undefined;
  /** The system's date and its monotonic clock, in milliseconds. */
  readonly date?: () => number;
  readonly ticks?: () => number;
}

/**
 * Time that passes by itself: as the system's does, or `factor` times as fast (`scale`). All executions of a service
 * share it. `onFired` is called after timers have fired, so that what they woke up can run.
 *
 * It neither stands still nor goes back when the system's date is set back. A date that runs ahead of the monotonic
 * clock (the machine was asleep) is followed.
 */
export class RealClock implements Clock, Timeline {
  private readonly timers = new TimerQueue();
  private readonly date: () => number;
  private readonly ticks: () => number;
  private readonly originMs: number;
  private readonly originTicks: number;
  private aheadMs = 0;
  private readonly startMs: number;
  private readonly factor: number;
  private readonly onFired: () => void;
  private offsetMs = 0;
  private wake: { dueMs: number; timer: Timer } | undefined;

  constructor(onFired: () => void, options: RealClockOptions = {}) {
    const { factor = 1, startMs, date = systemNow, ticks = monotonicMs } = options;
    this.onFired = onFired;
    this.factor = factor;
    this.date = date;
    this.ticks = ticks;
    this.originMs = date();
    this.originTicks = ticks();
    this.startMs = startMs ?? this.originMs;
  }

  now(): number {
    const passedMs = this.ticks() - this.originTicks;
    this.aheadMs = Math.max(this.aheadMs, this.date() - this.originMs - passedMs);
    return Math.floor(this.startMs + (passedMs + this.aheadMs) * this.factor) + this.offsetMs;
  }

  newTimeline(): Timeline {
    return this;
  }

  at(timeMs: number, callback: () => void): Timer {
    const timer = this.timers.add(timeMs, callback);
    this.setWake();
    return {
      cancel: () => {
        timer.cancel();
        this.setWake();
      },
    };
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

  advanceTo(): void {
    // Real time comes by itself.
  }

  catchUp(): void {
    // There is one time.
  }

  skip(): boolean {
    return false;
  }

  giveWay(): void {
    // There is one timeline only.
  }

  after(ms: number, callback: () => void): Timer {
    return this.at(this.now() + ms, callback);
  }

  advance(ms: number): void {
    if (ms > 0) this.offsetMs += ms;
    this.fireDue();
  }

  nextTimerMs(): number | undefined {
    return this.timers.nextTimeMs();
  }

  close(): void {
    this.timers.clear();
    this.setWake();
  }

  private setWake(): void {
    const dueMs = this.timers.nextTimeMs();
    if (dueMs === this.wake?.dueMs) return;
    this.wake?.timer.cancel();
    this.wake = undefined;
    if (dueMs === undefined) return;
    const timer = startSystemTimer((dueMs - this.now()) / this.factor, () => {
      this.wake = undefined;
      this.fireDue();
    });
    this.wake = { dueMs, timer };
  }

  private fireDue(): void {
    while ((this.timers.nextTimeMs() ?? Infinity) <= this.now()) this.timers.take()!();
    this.setWake();
    this.onFired();
  }
}
