import { invariant } from '../../../errors/invariant';
import type { Clock, Limited, Timeline, Timer } from '../../../clock/Timeline';
import type { Player } from './Player';

interface PlayedTimer {
  readonly timeMs: number;
  readonly callback: () => void;
  /** The timer of the real clock that has replaced it. */
  live: Timer | undefined;
}

/** The time of a replay: the time of the last input or timer. Timers fire in the recorded order. */
export class ReplayClock implements Clock, Timeline {
  readonly skips = false;
  /** By number. */
  private readonly timers = new Map<number, PlayedTimer>();
  private holds = 0;
  private timersSet = 0;
  private nowMs: number;

  constructor(
    private readonly player: Player,
    startMs: number,
  ) {
    this.nowMs = startMs;
  }

  now(): number {
    return this.nowMs;
  }

  newTimeline(): Timeline {
    return this;
  }

  at(timeMs: number, callback: () => void): Timer {
    const number = this.timersSet++;
    const timer: PlayedTimer = { timeMs, callback, live: undefined };
    this.timers.set(number, timer);
    return {
      cancel: () => {
        this.timers.delete(number);
        timer.live?.cancel();
      },
    };
  }

  limit(limited: Limited): Timer {
    return this.at(limited.limitMs, () => limited.expire());
  }

  hold(): void {
    this.holds += 1;
  }

  release(): void {
    this.holds -= 1;
  }

  /** Sets the timers that have not fired, and holds the time, on another timeline. */
  handOver(timeline: Timeline): void {
    for (const timer of this.timers.values()) timer.live = timeline.at(timer.timeMs, timer.callback);
    this.timers.clear();
    for (; this.holds > 0; this.holds--) timeline.hold();
  }

  /** Replays the next input or timer, once the execution cannot continue. */
  skip(): boolean {
    const { due } = this.player;
    if (due === undefined) return false;
    this.nowMs = Math.max(this.nowMs, due.atMs);
    if (due.kind === 'input') this.player.play();
    else this.fire(due.timer);
    return true;
  }

  advanceTo(): void {
    // The records determine the time.
  }

  catchUp(): void {
    // The records determine the time.
  }

  followService(): void {
    // The records determine the time.
  }

  msToNext(): undefined {
    return undefined;
  }

  giveWay(): void {
    // There is only one timeline.
  }

  after(): never {
    throw new Error('nobody waits for a replay');
  }

  advance(): void {
    // The records determine the time.
  }

  nextTimerMs(): undefined {
    return undefined;
  }

  close(): void {
    this.timers.clear();
  }

  private fire(timer: number): void {
    const due = this.timers.get(timer);
    invariant(due, `the execution has set the timer ${timer}`);
    this.timers.delete(timer);
    due.callback();
  }
}
