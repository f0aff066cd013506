/** Something to be called at a time of a timeline; `cancel` is harmless when it is too late. */
export interface Timer {
  cancel(): void;
}

/** Something that ends at a time. */
export interface Expiring {
  expire(): void;
}

/** Something that ends at a time which it knows itself, and which does not change while that is waited for. */
export interface Limited extends Expiring {
  /** Epoch milliseconds. */
  readonly limitMs: number;
}

/**
 * The time that executions live in, in epoch milliseconds. It never goes back. Timers fire in order of their time and,
 * at the same time, in the order in which they were set.
 */
export interface Timeline {
  now(): number;
  /** Calls back when the timeline has reached `timeMs`, never from inside this call. */
  at(timeMs: number, callback: () => void): Timer;
  /** As `at`, for the end of an execution: few reach it, so it costs next to nothing where time skips. */
  limit(limited: Limited): Timer;
  /** Something real is outstanding (an answer being computed, an open task token): time does not skip until `release`. */
  hold(): void;
  /** Ends one `hold`. */
  release(): void;
  /**
   * Asks for time to move to `timeMs`, whatever is outstanding. What is due on the way fires one after the other
   * (`Clock.skip`), and what each wakes up runs before the next. No effect on a real clock.
   */
  advanceTo(timeMs: number): void;
  /**
   * Moves on by what `Clock.advance` has moved the service's time since this time line began, or since the last call of
   * this.
   */
  catchUp(): void;
  /** Moves on to the service's time, unless it is ahead of that: for an execution that has ended, and runs again. */
  followService(): void;
  /** Milliseconds until the next timer is due, even while something holds the time; `undefined` without a timer. */
  msToNext(): number | undefined;
}

/** Where the time of a service comes from; see the decision on time lines. */
export interface Clock {
  /** Whether time jumps over what nobody works on: whoever asks twice has waited. */
  readonly skips: boolean;
  /** The service's own time: date of API calls, start of an execution. Epoch milliseconds. */
  now(): number;
  /** The timeline for a new root execution; `fromMs`, where it is one's own, for one that was at that time already. */
  newTimeline(fromMs?: number): Timeline;
  /** Fires the next timer that may fire by skipping, on any timeline; `false` when there is none. */
  skip(): boolean;
  /** Other timelines come first with the next `skip`. */
  giveWay(): void;
  /**
   * Calls back when the service's own time has moved on by `ms`. A clock that skips does not skip for this: real time
   * counts, and what the test advances it by.
   */
  after(ms: number, callback: () => void): Timer;
  /** Moves the clock on, and what shares its time; a timeline of its own follows with `catchUp`. */
  advance(ms: number): void;
  /** The time of the next timer of a clock that the test advances. */
  nextTimerMs(): number | undefined;
  /** Drops all timers. */
  close(): void;
}
