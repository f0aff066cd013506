import { invariant } from '../../../errors/invariant';
import type { Clock, Timeline, Timer } from '../../../clock/Timeline';
import type { Player } from './Player';

/** The time of a replay: it stands where the last input or timer was, and timers have their turns in the order of then. */
export class ReplayClock implements Clock, Timeline {
  private readonly player: Player;
  /** By number. */
  private readonly timers = new Map<number, () => void>();
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

  at(_timeMs: number, callback: () => void): Timer {
    const timer = this.timersSet++;
    this.timers.set(timer, callback);
    return { cancel: () => this.timers.delete(timer) };
  }

  hold(): () => void {
    return () => undefined;
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
    const callback = this.timers.get(timer);
    invariant(callback, `the execution has set the timer ${timer}`);
    this.timers.delete(timer);
    callback();
  }
}
