import type { Clock, Timeline } from '../../clock/Timeline';
import { append } from '../../util/append';
import type { Fiber } from './Fiber';

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
  private readonly clock: Clock;
  private ownTimeline: Timeline | undefined;
  /** The time of the turn, in epoch milliseconds. */
  nowMs: number;
  /** Whether the scheduler has it in its round. */
  inRound = false;
  private first: Fiber | undefined;
  /** Those behind the first, from `at` on. */
  private others: Fiber[] | undefined;
  private at = 0;
  private turns: Turn[] | undefined;
  /** Fibers at work. */
  private running = 0;
  /** Questions to somebody outside that belong to the turn. */
  private holds = 0;

  constructor(clock: Clock) {
    this.clock = clock;
    this.nowMs = clock.now();
  }

  /** Begins when somebody asks for it: most executions end before. */
  get timeline(): Timeline {
    return (this.ownTimeline ??= this.clock.newTimeline(this.nowMs));
  }

  set timeline(timeline: Timeline) {
    this.ownTimeline = timeline;
  }

  /** Begins the time line: it counts by how much the clock is moved from now on. */
  beginTime(): void {
    this.ownTimeline = this.timeline;
  }

  get isEmpty(): boolean {
    return this.first === undefined;
  }

  /** Whether a fiber of this execution can go on. */
  has(execution: Fiber['execution']): boolean {
    if (this.first === undefined) return false;
    if (this.first.execution === execution) return true;
    const { others } = this;
    if (others === undefined) return false;
    for (let { at } = this; at < others.length; at++) if (others[at]!.execution === execution) return true;
    return false;
  }

  add(fiber: Fiber): void {
    if (this.first === undefined) this.first = fiber;
    else this.others = append(this.others, fiber);
  }

  /** Puts the one that was taken last back to the front. */
  putBack(fiber: Fiber): void {
    const { first } = this;
    this.first = fiber;
    if (first === undefined) return;
    if (this.others === undefined) this.others = [first];
    else if (this.at > 0) this.others[(this.at -= 1)] = first;
    else this.others.unshift(first);
  }

  /** Takes the first. Only when there is one. */
  take(): Fiber {
    const { first, others } = this;
    if (others === undefined) this.first = undefined;
    else {
      this.first = others[this.at]!;
      this.at += 1;
      if (this.at === others.length) {
        this.others = undefined;
        this.at = 0;
      }
    }
    return first!;
  }

  /** Whether whatever is done now is done at once: in a turn that begins at that time, or by a fiber that is at work. */
  enter(atMs: number): boolean {
    if (this.running > 0) return true;
    if (this.first !== undefined || this.holds > 0) return false;
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
    while (this.turns !== undefined && this.first === undefined && this.holds === 0) {
      const turn = this.turns.shift()!;
      if (this.turns.length === 0) this.turns = undefined;
      if (turn.atMs > this.nowMs) this.nowMs = turn.atMs;
      turn.begin();
    }
    return this.first !== undefined;
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
