import type { Timeline } from '../../clock/Timeline';
import { append } from '../../util/append';
import type { Fiber, Resume } from './Fiber';

export interface Ready {
  readonly fiber: Fiber;
  readonly resume: Resume;
}

/** Something that happens to an execution in a turn of its own. */
interface Turn {
  readonly atMs: number;
  readonly begin: () => void;
}

/**
 * One execution and those nested in it, as far as order and time go: the fibers that can go on, first come first served,
 * and the turns that wait for them to come to rest. A turn begins with something that reaches an execution (an answer, a
 * timer, a token's end) and has one time, which all events in it bear. What other executions do between never changes
 * the order.
 */
export class RunQueue {
  timeline: Timeline;
  /** The time of the turn, in epoch milliseconds. */
  nowMs: number;
  /** Whether the scheduler has it in its round. */
  inRound = false;
  private items: Ready[] | undefined;
  private head = 0;
  private turns: Turn[] | undefined;
  /** Fibers at work. */
  private running = 0;
  /** Questions to somebody outside that belong to the turn. */
  private holds = 0;

  constructor(timeline: Timeline) {
    this.timeline = timeline;
    this.nowMs = timeline.now();
  }

  get isEmpty(): boolean {
    return this.items === undefined;
  }

  /** Whether a fiber of this execution can go on. */
  has(execution: Fiber['execution']): boolean {
    if (this.items === undefined) return false;
    for (let at = this.head; at < this.items.length; at++)
      if (this.items[at]!.fiber.execution === execution) return true;
    return false;
  }

  add(fiber: Fiber, resume: Resume): void {
    this.items = append(this.items, { fiber, resume });
  }

  /** Puts the one that was taken last back to the front. */
  putBack(ready: Ready): void {
    if (this.items === undefined) this.items = [ready];
    else if (this.head > 0) this.items[(this.head -= 1)] = ready;
    else this.items.unshift(ready);
  }

  /** Takes the first. Only when there is one. */
  take(): Ready {
    const items = this.items!;
    const ready = items[this.head]!;
    this.head += 1;
    if (this.head === items.length) {
      this.items = undefined;
      this.head = 0;
    }
    return ready;
  }

  /** Whether whatever is done now is done at once: in a turn that begins at that time, or by a fiber that is at work. */
  enter(atMs: number): boolean {
    if (this.running > 0) return true;
    if (this.items !== undefined || this.holds > 0) return false;
    if (atMs > this.nowMs) this.nowMs = atMs;
    return true;
  }

  /** For what waits for no turn to come to rest: moves the time on, unless a fiber at work has brought it about. */
  interrupt(atMs: number): void {
    if (this.running === 0 && atMs > this.nowMs) this.nowMs = atMs;
  }

  /** Begins a turn once what is going on has come to rest. */
  enterLater(atMs: number, begin: () => void): void {
    this.turns = append(this.turns, { atMs, begin });
  }

  /** Begins the next turn that waits; `false` when there is none, or when it is too early for one. */
  nextTurn(): boolean {
    while (this.turns !== undefined && this.items === undefined && this.holds === 0) {
      const turn = this.turns.shift()!;
      if (this.turns.length === 0) this.turns = undefined;
      if (turn.atMs > this.nowMs) this.nowMs = turn.atMs;
      turn.begin();
    }
    return this.items !== undefined;
  }

  /** A fiber goes to work. */
  begin(): void {
    this.running += 1;
  }

  end(): void {
    this.running -= 1;
  }

  /** The turn goes on until the answered function has been called, though nothing in it can run. */
  hold(): () => void {
    this.holds += 1;
    return () => void (this.holds -= 1);
  }

  /** Moves time on, whatever is going on. */
  advanceTo(timeMs: number): void {
    this.timeline.advanceTo(timeMs);
    this.nowMs = Math.max(this.nowMs, this.timeline.now());
  }
}
