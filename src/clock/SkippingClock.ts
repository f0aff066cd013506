import { LinkedList, type Link } from '../util/LinkedList';
import { startSystemTimer, systemNow } from './system';
import { TimerQueue } from './TimerQueue';
import type { Clock, Limited, Timeline, Timer } from './Timeline';

/**
 * Time that jumps to the next timer whenever nothing else can happen. Each root execution has its own timeline, which
 * starts at the service's time, so one execution's wait never holds another.
 */
export class SkippingClock implements Clock {
  readonly skips = true;
  /** The timelines with a timer that may fire. */
  private readonly ready = new LinkedList<SkippingTimeline>();
  private readonly startMs: number | undefined;
  /** How far the service's time was moved. */
  private readonly serviceOffset = { ms: 0 };

  /** Waits for the service's own time, with the offset at which each is due. */
  private readonly waits = new Set<{ readonly dueMs: number; readonly fire: () => void }>();

  /** `startMs` fixes the service's time, which then only moves by `advance`; without it, the system's time is used. */
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
    // Skips timelines whose timers have all been cancelled.
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
  /** Created with the first timer: most executions need none. */
  private timers: TimerQueue | undefined = undefined;
  /**
   * The first limit, if it was set before any timer. It then needs no timer, and comes before timers with the same
   * time.
   */
  private limited: Limited | undefined = undefined;
  private holds = 0;
  /** The time that the test has requested, which is reached once everything before it has happened. */
  private targetMs = 0;
  /** The offset of the service's time that is included here. */
  private seenOffsetMs: number;
  /** Its start, without that offset. */
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

  /** Called as the limit's timer. */
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

  /** Ignores the real time that has passed, so that a run takes the same time whenever it runs. */
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

  /** Jumps to the next timer and fires it; `false` without one. */
  fireNext(): boolean {
    if (this.targetMs > this.nowMs && this.hasArrived) {
      this.nowMs = this.targetMs;
      this.update();
      return true;
    }
    const timeMs = this.nextTimeMs();
    // A due timer may have been cancelled.
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

  /** Whether nothing is due before the requested time. */
  private get hasArrived(): boolean {
    if (this.targetMs === 0) return true;
    const timeMs = this.nextTimeMs();
    return timeMs === undefined || timeMs > this.targetMs;
  }

  /** Whether the next timer needs no jump: its time has come, or the test has requested it. */
  private get isDue(): boolean {
    // Time has not moved, and a new limit is in the future.
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
