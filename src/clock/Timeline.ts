/** A callback at a time of a timeline; `cancel` has no effect if it is too late. */
export interface Timer {
  cancel(): void;
}

/** Something that ends at a time. */
export interface Expiring {
  expire(): void;
}

/** Something that ends at a time which it provides itself, and which does not change while it is waited for. */
export interface Limited extends Expiring {
  /** Epoch milliseconds. */
  readonly limitMs: number;
}

/**
 * The time that executions see, in epoch milliseconds. It never goes back. Timers fire in order of their time; those
 * with the same time, in the order in which they were set.
 */
export interface Timeline {
  now(): number;
  /** Calls back when the timeline has reached `timeMs`, never during this call. */
  at(timeMs: number, callback: () => void): Timer;
  /** Like `at`, for the end of an execution. Few reach it, so it costs next to nothing where time skips. */
  limit(limited: Limited): Timer;
  /**
   * Something real is pending (an answer being computed, an open task token), so time does not skip until `release`.
   */
  hold(): void;
  /** Ends one `hold`. */
  release(): void;
  /**
   * Requests a move of time to `timeMs`, whatever is pending. Due timers fire one after the other (`Clock.skip`), and
   * everything that one wakes up runs before the next. No effect on a real clock.
   */
  advanceTo(timeMs: number): void;
  /**
   * Moves forward by what `Clock.advance` has moved the service's time since this timeline began, or since the last
   * call.
   */
  catchUp(): void;
  /** Moves forward to the service's time, unless it is ahead of it: for an execution that has ended, and runs again. */
  followService(): void;
  /** Milliseconds until the next timer is due, even while something holds the time; `undefined` without a timer. */
  msToNext(): number | undefined;
}

/** The source of a service's time; see the decision on timelines. */
export interface Clock {
  /** Whether time jumps over idle periods. Then code that polls twice has waited. */
  readonly skips: boolean;
  /** The service's own time, in epoch milliseconds: the date of API calls, the start of an execution. */
  now(): number;
  /**
   * The timeline for a new root execution. `fromMs`: the time that an execution with its own timeline had already
   * reached.
   */
  newTimeline(fromMs?: number): Timeline;
  /** Fires the next timer that may fire by skipping, on any timeline; `false` without one. */
  skip(): boolean;
  /** Gives other timelines precedence at the next `skip`. */
  giveWay(): void;
  /**
   * Calls back when the service's own time has moved forward by `ms`. A skipping clock does not skip for this: real
   * time counts, and what the test advances.
   */
  after(ms: number, callback: () => void): Timer;
  /** Moves the clock forward, and everything that shares its time; an independent timeline follows with `catchUp`. */
  advance(ms: number): void;
  /** The time of the next timer of a clock that the test advances. */
  nextTimerMs(): number | undefined;
  /** Drops all timers. */
  close(): void;
}
