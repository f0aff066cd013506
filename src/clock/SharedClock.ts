import { TimerQueue } from './TimerQueue';
import type { Clock, Limited, Timeline, Timer } from './Timeline';

/** A clock with one timeline, which all executions of a service share. Nothing can hold it. */
export abstract class SharedClock implements Clock, Timeline {
  readonly skips = false;
  protected readonly timers = new TimerQueue();

  abstract now(): number;
  abstract at(timeMs: number, callback: () => void): Timer;
  abstract advanceTo(timeMs: number): void;
  abstract skip(): boolean;
  abstract advance(ms: number): void;

  newTimeline(): Timeline {
    return this;
  }

  limit(limited: Limited): Timer {
    return this.at(limited.limitMs, () => limited.expire());
  }

  after(ms: number, callback: () => void): Timer {
    return this.at(this.now() + ms, callback);
  }

  hold(): void {
    // Time does not skip.
  }

  release(): void {
    // It was not held.
  }

  catchUp(): void {
    // There is only one timeline.
  }

  followService(): void {
    // There is only one timeline.
  }

  msToNext(): number | undefined {
    const timeMs = this.nextTimerMs();
    return timeMs === undefined ? undefined : Math.max(0, timeMs - this.now());
  }

  giveWay(): void {
    // There is only one timeline.
  }

  nextTimerMs(): number | undefined {
    return this.timers.nextTimeMs();
  }

  close(): void {
    this.timers.clear();
  }
}
