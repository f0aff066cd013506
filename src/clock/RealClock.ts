import { SharedClock } from './SharedClock';
import { monotonicMs, startSystemTimer, systemNow } from './system';
import type { Timer } from './Timeline';

/** The options of a real clock, and its sources. */
interface RealClockOptions {
  readonly factor?: number;
  readonly startMs?: number | undefined;
  /** The system's date and its monotonic clock, in milliseconds. */
  readonly date?: () => number;
  readonly ticks?: () => number;
}

/**
 * Time that passes by itself: like the system's, or `factor` times as fast (`scale`). All executions of a service share
 * it. `onFired` is called after timers have fired, so that what they woke up can run.
 *
 * It neither stops nor goes back if the system's date is set back. It follows a date that runs ahead of the monotonic
 * clock (the machine was asleep).
 */
export class RealClock extends SharedClock {
  private readonly date: () => number;
  private readonly ticks: () => number;
  private readonly originMs: number;
  private readonly originTicks: number;
  private aheadMs = 0;
  private readonly startMs: number;
  private readonly factor: number;
  private offsetMs = 0;
  private wake: { dueMs: number; timer: Timer } | undefined = undefined;

  constructor(
    private readonly onFired: (byItself?: boolean) => void,
    options: RealClockOptions = {},
  ) {
    super();
    const { factor = 1, startMs, date = systemNow, ticks = monotonicMs } = options;
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

  advanceTo(): void {
    // Real time passes by itself.
  }

  skip(): boolean {
    return false;
  }

  advance(ms: number): void {
    if (ms > 0) this.offsetMs += ms;
    this.fireDue();
  }

  override close(): void {
    super.close();
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
      this.fireDue(true);
    });
    this.wake = { dueMs, timer };
  }

  private fireDue(byItself = false): void {
    while ((this.timers.nextTimeMs() ?? Infinity) <= this.now()) this.timers.take()!();
    this.setWake();
    this.onFired(byItself);
  }
}
