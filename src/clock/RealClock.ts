import { startSystemTimer, systemNow } from './system';
import { TimerQueue } from './TimerQueue';
import type { Clock, Timeline, Timer } from './Timeline';

/**
 * Time that passes by itself: as the system's does, or `factor` times as fast (`scale`). All executions of a service
 * share it. `onFired` is called after timers have fired, so that what they woke up can run.
 */
export class RealClock implements Clock, Timeline {
  private readonly timers = new TimerQueue();
  private readonly originMs: number;
  private readonly startMs: number;
  private readonly factor: number;
  private readonly onFired: () => void;
  private lastMs = 0;
  private offsetMs = 0;
  private wake: { dueMs: number; timer: Timer } | undefined;

  constructor(onFired: () => void, { factor = 1, startMs }: { factor?: number; startMs?: number | undefined } = {}) {
    this.onFired = onFired;
    this.factor = factor;
    this.originMs = systemNow();
    this.startMs = startMs ?? this.originMs;
  }

  now(): number {
    const ms = Math.floor(this.startMs + (systemNow() - this.originMs) * this.factor) + this.offsetMs;
    this.lastMs = Math.max(this.lastMs, ms);
    return this.lastMs;
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

  hold(): () => void {
    return () => undefined;
  }

  advanceTo(): void {
    // Real time comes by itself.
  }

  skip(): boolean {
    return false;
  }

  giveWay(): void {
    // There is one timeline only.
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
