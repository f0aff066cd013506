import { LinkedList, type Link } from '../util/LinkedList';
import { startSystemTimer, systemNow } from './system';
import { TimerQueue } from './TimerQueue';
import type { Clock, Limited, Timeline, Timer } from './Timeline';

/**
 * Time that jumps to the next timer whenever nothing else can happen. Each root execution has a timeline of its own
 * that starts at the service's time, so what one execution waits for never holds another.
 */
export class SkippingClock implements Clock {
  readonly skips = true;
  /** Those with a timer that may fire. */
  private readonly ready = new LinkedList<SkippingTimeline>();
  private readonly startMs: number | undefined;
  /** By how much the service's time was moved. */
  private readonly serviceOffset = { ms: 0 };

  /** What waits for the service's own time, and the offset at which it is due. */
  private readonly waits = new Set<{ readonly dueMs: number; readonly fire: () => void }>();

  /** `startMs` fixes the service's time (it then moves by `advance` alone); without it the system's time is used. */
  constructor(startMs?: number) {
    this.startMs = startMs;
  }

  now(): number {
    return (this.startMs ?? systemNow()) + this.serviceOffset.ms;
  }

  newTimeline(fromMs = this.now()): Timeline {
    return new SkippingTimeline(fromMs, this.ready, this.serviceOffset);
  }

  skip(): boolean {
    // Timelines whose timers have all been cancelled since are passed over.
    for (let { first } = this.ready; first !== undefined; { first } = this.ready) if (first.fireNext()) return true;
    return false;
  }

  giveWay(): void {
    const { first } = this.ready;
    if (first === undefined) return;
    this.ready.remove(first);
    this.ready.add(first);
  }

  after(ms: number, callback: () => void): Timer {
    const fire = (): void => {
      cancel();
      callback();
    };
    const timer = startSystemTimer(ms, fire);
    const wait = { dueMs: this.serviceOffset.ms + ms, fire };
    const cancel = (): void => {
      timer.cancel();
      this.waits.delete(wait);
    };
    this.waits.add(wait);
    return { cancel };
  }

  advance(ms: number): void {
    this.serviceOffset.ms += ms;
    for (const { dueMs, fire } of [...this.waits]) if (dueMs <= this.serviceOffset.ms) fire();
  }

  nextTimerMs(): undefined {
    return undefined;
  }

  close(): void {
    for (let { first } = this.ready; first !== undefined; { first } = this.ready) first.close();
  }
}

class SkippingTimeline implements Timeline, Timer, Link {
  before: Link | undefined = undefined;
  after: Link | undefined = undefined;
  isLinked = false;
  /** Made with the first timer: most executions need none. */
  private timers: TimerQueue | undefined = undefined;
  /** The first limit, if it was set before any timer; then it has no timer, and goes before those of its time. */
  private limited: Limited | undefined = undefined;
  private holds = 0;
  /** Where the test wants it to be, once everything on the way has happened. */
  private targetMs = 0;
  /** The offset of the service's time that this one contains. */
  private seenOffsetMs: number;
  /** When it began, without that offset. */
  private readonly beganMs: number;

  constructor(
    private nowMs: number,
    private readonly ready: LinkedList<SkippingTimeline>,
    private readonly serviceOffset: { readonly ms: number },
  ) {
    this.seenOffsetMs = serviceOffset.ms;
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

  limit(limited: Limited): Timer {
    if (this.limited !== undefined || this.timers !== undefined)
      return this.at(limited.limitMs, () => limited.expire());
    this.limited = limited;
    this.update();
    return this;
  }

  /** As the timer that the limit is. */
  cancel(): void {
    this.limited = undefined;
    this.update();
  }

  hold(): void {
    this.holds += 1;
    this.update();
  }

  release(): void {
    this.holds -= 1;
    this.update();
  }

  advanceTo(timeMs: number): void {
    this.targetMs = Math.max(this.targetMs, timeMs);
    if (this.hasArrived) this.nowMs = Math.max(this.nowMs, this.targetMs);
    this.update();
  }

  /** The real time that has passed does not count: a run takes as long each time. */
  catchUp(): void {
    const ms = this.serviceOffset.ms - this.seenOffsetMs;
    this.seenOffsetMs += ms;
    if (ms > 0) this.advanceTo(Math.max(this.nowMs, this.targetMs) + ms);
  }

  followService(): void {
    this.seenOffsetMs = this.serviceOffset.ms;
    this.advanceTo(this.beganMs + this.seenOffsetMs);
  }

  msToNext(): number | undefined {
    const timeMs = this.nextTimeMs();
    return timeMs === undefined ? undefined : Math.max(0, timeMs - this.nowMs);
  }

  /** Jumps to the next timer and fires it. `false` when there was none. */
  fireNext(): boolean {
    if (this.targetMs > this.nowMs && this.hasArrived) {
      this.nowMs = this.targetMs;
      this.update();
      return true;
    }
    const timeMs = this.nextTimeMs();
    // One that was due may have been cancelled since.
    if (timeMs === undefined || (this.holds > 0 && !this.isDue)) {
      this.ready.remove(this);
      return false;
    }
    this.nowMs = Math.max(this.nowMs, timeMs);
    const { limited } = this;
    if (limited?.limitMs === timeMs) {
      this.cancel();
      limited.expire();
    } else {
      const callback = this.timers!.take()!;
      this.update();
      callback();
    }
    return true;
  }

  close(): void {
    this.timers?.clear();
    this.limited = undefined;
    this.targetMs = this.nowMs;
    this.update();
  }

  private update(): void {
    const hasTimer = this.limited !== undefined || this.timers?.isEmpty === false;
    const mayFire = hasTimer && (this.holds === 0 || this.isDue);
    if (mayFire || this.targetMs > this.nowMs) this.ready.add(this);
    else this.ready.remove(this);
  }

  /** Whether nothing is due before the time that was asked for. */
  private get hasArrived(): boolean {
    if (this.targetMs === 0) return true;
    const timeMs = this.nextTimeMs();
    return timeMs === undefined || timeMs > this.targetMs;
  }

  /** Whether the next timer comes without a jump: its time is here, or the test has asked for it. */
  private get isDue(): boolean {
    // Time has not moved, and a limit lies ahead when it is set.
    if (this.timers === undefined && this.targetMs === 0) return false;
    const timeMs = this.nextTimeMs();
    return timeMs !== undefined && timeMs <= Math.max(this.nowMs, this.targetMs);
  }

  private nextTimeMs(): number | undefined {
    const timeMs = this.timers?.nextTimeMs();
    if (this.limited === undefined) return timeMs;
    const { limitMs } = this.limited;
    return timeMs !== undefined && timeMs < limitMs ? timeMs : limitMs;
  }
}
