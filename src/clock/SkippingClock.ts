import { systemNow } from './system';
import { TimerQueue } from './TimerQueue';
import type { Clock, Timeline, Timer } from './Timeline';

/**
 * Time that jumps to the next timer whenever nothing else can happen. Each root execution has a timeline of its own
 * that starts at the service's time, so what one execution waits for never holds another.
 */
export class SkippingClock implements Clock {
  private readonly ready = new Set<SkippingTimeline>();
  private readonly startMs: number | undefined;
  /** By how much the service's time was moved. */
  private readonly serviceOffset = { ms: 0 };

  /** `startMs` fixes the service's time (it then moves by `advance` alone); without it the system's time is used. */
  constructor(startMs?: number) {
    this.startMs = startMs;
  }

  now(): number {
    return (this.startMs ?? systemNow()) + this.serviceOffset.ms;
  }

  newTimeline(): Timeline {
    return new SkippingTimeline(this.now(), this.ready, this.serviceOffset);
  }

  skip(): boolean {
    for (const timeline of this.ready) return timeline.fireNext();
    return false;
  }

  giveWay(): void {
    for (const timeline of this.ready) {
      this.ready.delete(timeline);
      this.ready.add(timeline);
      return;
    }
  }

  advance(ms: number): void {
    this.serviceOffset.ms += ms;
  }

  nextTimerMs(): undefined {
    return undefined;
  }

  close(): void {
    for (const timeline of [...this.ready]) timeline.close();
  }
}

class SkippingTimeline implements Timeline {
  private nowMs: number;
  /** Made with the first timer: most executions need none. */
  private timers: TimerQueue | undefined;
  private holds = 0;
  private readonly ready: Set<SkippingTimeline>;

  private readonly serviceOffset: { readonly ms: number };
  private readonly beganMs: number;

  constructor(nowMs: number, ready: Set<SkippingTimeline>, serviceOffset: { readonly ms: number }) {
    this.nowMs = nowMs;
    this.ready = ready;
    this.serviceOffset = serviceOffset;
    this.beganMs = nowMs - serviceOffset.ms;
  }

  now(): number {
    return this.nowMs;
  }

  at(timeMs: number, callback: () => void): Timer {
    const timer = (this.timers ??= new TimerQueue()).add(timeMs, callback);
    this.update();
    return timer;
  }

  hold(): () => void {
    this.holds += 1;
    this.update();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.holds -= 1;
      this.update();
    };
  }

  advanceTo(timeMs: number): void {
    while ((this.timers?.nextTimeMs() ?? Infinity) <= timeMs) this.fireNext();
    this.nowMs = Math.max(this.nowMs, timeMs);
  }

  /** The real time that has passed does not count: a run takes as long each time. */
  catchUp(): void {
    this.advanceTo(this.beganMs + this.serviceOffset.ms);
  }

  /** Jumps to the next timer and fires it. `false` when there was none. */
  fireNext(): boolean {
    const timeMs = this.timers?.nextTimeMs();
    if (timeMs === undefined) {
      this.ready.delete(this);
      return false;
    }
    this.nowMs = Math.max(this.nowMs, timeMs);
    const callback = this.timers!.take()!;
    this.update();
    callback();
    return true;
  }

  close(): void {
    this.timers?.clear();
    this.update();
  }

  private update(): void {
    if (this.holds === 0 && this.timers?.isEmpty === false) this.ready.add(this);
    else this.ready.delete(this);
  }
}
