import { invariant } from '../../../errors/invariant';
import type { Clock, Timeline, Timer } from '../../../clock/Timeline';
import type { Player } from './Player';

interface PlayedTimer {
  readonly timeMs: number;
  readonly callback: () => void;
  /** The timer that it has become. */
  live: Timer | undefined;
}

interface Hold {
  release: () => void;
}

/** The time of a replay: it stands where the last input or timer was, and timers have their turns in the order of then. */
export class ReplayClock implements Clock, Timeline {
  private readonly player: Player;
  /** By number. */
  private readonly timers = new Map<number, PlayedTimer>();
  private readonly holds = new Set<Hold>();
  private timersSet = 0;
  private nowMs: number;

  constructor(player: Player, startMs: number) {
    this.player = player;
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

  hold(): () => void {
    const hold: Hold = { release: () => this.holds.delete(hold) };
    this.holds.add(hold);
    return () => hold.release();
  }

  /** What was set here and is still to come is set there; what holds time holds it there. */
  handOver(timeline: Timeline): void {
    for (const timer of this.timers.values()) timer.live = timeline.at(timer.timeMs, timer.callback);
    this.timers.clear();
    for (const hold of this.holds) hold.release = timeline.hold();
    this.holds.clear();
  }

  /** The next input or timer, once the execution has come to rest. */
  skip(): boolean {
    const { due } = this.player;
    if (due === undefined) return false;
    this.nowMs = Math.max(this.nowMs, due.atMs);
    if (due.kind === 'input') this.player.play();
    else this.fire(due.timer);
    return true;
  }

  advanceTo(): void {
    // The records tell the time.
  }

  catchUp(): void {
    // The records tell the time.
  }

  giveWay(): void {
    // There is one time line only.
  }

  after(): never {
    throw new Error('nobody waits for a replay');
  }

  advance(): void {
    // The records tell the time.
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
