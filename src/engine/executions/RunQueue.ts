import type { Clock, Timeline } from '../../clock/Timeline';
import { append } from '../../util/append';

/** A fiber, for its queue. */
export interface Ready {
  /** Its execution. */
  readonly execution: object;
}

/** An input that takes effect in a turn of its own. */
interface Turn {
  readonly atMs: number;
  readonly begin: () => void;
}

/**
 * The order and time of one execution and those nested in it: the fibers that are ready, in order of arrival, and the
 * turns that wait until no fiber is ready. A turn begins when something reaches an execution (an answer, a timer, the
 * use of a token). All events of a turn have its time. Other executions never change the order.
 */
export class RunQueue<Fiber extends Ready> {
  /** The next queue in the scheduler's round. */
  next: RunQueue<Fiber> | undefined = undefined;
  inRound = false;
  private ownTimeline: Timeline | undefined = undefined;
  /** The time of the turn, in epoch milliseconds. */
  nowMs: number;
  private first: Fiber | undefined = undefined;
  /** The fibers behind the first, from index `at`. */
  private others: Fiber[] | undefined = undefined;
  private at = 0;
  private turns: Turn[] | undefined = undefined;
  /** How many fibers are running. */
  private running = 0;
  /** How many answers from other processes the turn waits for. */
  private holds = 0;

  constructor(private readonly clock: Clock) {
    this.nowMs = clock.now();
  }

  /** Created when first used: most executions end without one. */
  get timeline(): Timeline {
    return (this.ownTimeline ??= this.clock.newTimeline(this.nowMs));
  }

  set timeline(timeline: Timeline) {
    this.ownTimeline = timeline;
  }

  /** Creates the timeline, which counts how far the clock is moved from now on. */
  beginTime(): void {
    this.ownTimeline = this.timeline;
  }

  get isEmpty(): boolean {
    return this.first === undefined;
  }

  /** Whether a fiber of this execution is ready. */
  has(execution: object): boolean {
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

  /** Puts a fiber at the front. */
  putBack(fiber: Fiber): void {
    const { first } = this;
    this.first = fiber;
    if (first === undefined) return;
    if (this.others === undefined) this.others = [first];
    else if (this.at > 0) this.others[(this.at -= 1)] = first;
    else this.others.unshift(first);
  }

  /** Takes the first fiber. There must be one. */
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

  /** Whether an input may take effect now: a fiber is running, or a new turn can begin at that time. */
  enter(atMs: number): boolean {
    if (this.running > 0) return true;
    if (this.first !== undefined || this.holds > 0) return false;
    if (atMs > this.nowMs) this.nowMs = atMs;
    return true;
  }

  /** Moves the time to that of an input that takes effect immediately, unless a running fiber has caused it. */
  interrupt(atMs: number): void {
    if (this.running === 0 && atMs > this.nowMs) this.nowMs = atMs;
  }

  /** Begins a turn once the current one is over. */
  enterLater(atMs: number, begin: () => void): void {
    this.turns = append(this.turns, { atMs, begin });
  }

  /** Begins the waiting turns until a fiber is ready. Returns whether one is. */
  nextTurn(): boolean {
    while (this.turns !== undefined && this.first === undefined && this.holds === 0) {
      const turn = this.turns.shift()!;
      if (this.turns.length === 0) this.turns = undefined;
      if (turn.atMs > this.nowMs) this.nowMs = turn.atMs;
      turn.begin();
    }
    return this.first !== undefined;
  }

  /** A fiber starts running. */
  begin(): void {
    this.running += 1;
  }

  end(): void {
    this.running -= 1;
  }

  /** Keeps the turn open until the returned function is called, although nothing in it can run. */
  hold(): () => void {
    this.holds += 1;
    return () => void (this.holds -= 1);
  }

  /** Advances the time, even within a turn. */
  advanceTo(timeMs: number): void {
    this.timeline.advanceTo(timeMs);
    this.followTime();
  }

  /** Advances the time as far as the service's time was moved since the start or the last call, even within a turn. */
  catchUp(): void {
    // With a single timeline, whatever is due on the way happens at its own time, before the new one.
    if ((this.timeline as object) === this.clock) return;
    this.timeline.catchUp();
    this.followTime();
  }

  /** See `Timeline.followService`. */
  followService(): void {
    this.timeline.followService();
    this.followTime();
  }

  private followTime(): void {
    this.nowMs = Math.max(this.nowMs, this.timeline.now());
  }
}
