import { afterTurn, monotonicMs } from '../../clock/system';
import type { Clock } from '../../clock/Timeline';
import type { Effect } from '../interpreter/effects';
import { workPerLook } from '../interpreter/workOf';
import type { Fiber, FiberScheduler } from './Fiber';
import { Round } from './Round';
import type { RunQueue } from './RunQueue';

/** How long a call may run executions before the event loop gets a turn. Most executions end within it. */
const firstSliceMs = 40;

/** How long all calls that share a turn of the event loop may run executions in it. */
const sharedSliceMs = 10;

/** How long executions run in each later turn. Shorter, because answering a request takes a few turns. */
const laterSliceMs = 5;

/** The work of one step of a fiber, in addition to that of its states. */
const workPerStep = workPerLook / 4;

const inSlices = { whole: false };

/** If the work between two checks of the clock took less, the next check comes later. */
const quickMs = 0.5;

/** What is notified of each turn. */
interface SchedulerHost {
  /** Called before a fiber of this execution runs. */
  runs?(execution: Fiber['execution']): void;
  /** Called after each slice, while no fiber runs. */
  rested?(): void;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  /** Carries out the effect that a fiber has yielded. */
  readonly perform: (fiber: Fiber, effect: Exclude<Effect, { kind: 'pause' }>) => void;
  /** Called at the end of a slice, while no fiber runs, with the time on the stopwatch. */
  readonly onSliceEnd: (nowMs: number) => void;
  readonly host: SchedulerHost;
  /** Measures how long work takes, in milliseconds. */
  readonly stopwatch?: (() => number) | undefined;
}

/**
 * Runs fibers, and skips time when none can run: a discrete-event simulator. Each service has one. If every answer is
 * available immediately, a whole execution finishes inside `drain`. One that takes longer continues in slices; between
 * them, the event loop and other executions get their turn.
 */
export class Scheduler implements FiberScheduler {
  private readonly clock: Clock;
  private readonly perform: SchedulerOptions['perform'];
  private readonly onSliceEnd: SchedulerOptions['onSliceEnd'];
  private readonly host: SchedulerHost;
  private readonly stopwatch: () => number;
  /** The queues that are not empty. It is the first one's turn. */
  private readonly round = new Round<Fiber>();
  private sliceMs = 0;
  private deadlineMs: number | undefined = undefined;
  private work = 0;
  private workUntilLook = workPerLook;
  private lookedMs = 0;
  private sliceIsOver = false;
  private draining = false;
  private callersShare = false;
  /** Whether the calls of this turn of the event loop have begun their shared slice. */
  private turnIsShared = false;
  private continuing = false;
  private rests = 0;
  /** The fiber that is running. */
  running: Fiber | undefined = undefined;
  private idleListeners: (() => void)[] = [];

  constructor({ clock, perform, onSliceEnd, host, stopwatch = monotonicMs }: SchedulerOptions) {
    this.clock = clock;
    this.perform = perform;
    this.onSliceEnd = onSliceEnd;
    this.host = host;
    this.stopwatch = stopwatch;
  }

  /**
   * Begins a slice for a caller, which may then run without a fiber. Returns `false` if another execution is running or
   * ready.
   */
  takeTurn(): boolean {
    if (this.draining || this.continuing || this.rests > 0 || this.round.first !== undefined) return false;
    this.beginCallersSlice();
    return !this.sliceIsOver;
  }

  /**
   * Runs a call of a client that shares the process with others: all calls in one turn of the event loop share one
   * slice.
   */
  share<T>(call: () => T): T {
    const before = this.callersShare;
    this.callersShare = true;
    try {
      return call();
    } finally {
      this.callersShare = before;
    }
  }

  /** Puts a fiber at the end of its queue. It runs with the next `drain`. */
  resume(fiber: Fiber): void {
    const { queue } = fiber.execution;
    queue.add(fiber);
    this.round.add(queue);
  }

  /** Like `resume`, before all others of its queue. */
  resumeFirst(fiber: Fiber): void {
    const { queue } = fiber.execution;
    queue.putBack(fiber);
    this.round.add(queue);
  }

  /** Begins the waiting turns of a queue if nothing in it is running. */
  settle(queue: RunQueue<Fiber>): void {
    if (queue.nextTurn()) this.round.add(queue);
  }

  /** Pauses everything until the returned function is called: an answer from another process has to come first. */
  rest(): () => void {
    this.rests += 1;
    return () => {
      this.rests -= 1;
      this.drain();
    };
  }

  /** Runs until nothing can continue, in slices. `whole`: without slices. */
  drain({ whole }: { readonly whole?: boolean } = inSlices): void {
    if (this.draining || (this.continuing && !whole)) return;
    if (this.sliceIsOver && !whole) return this.continueLater();
    if (whole) this.beginSlice(firstSliceMs);
    else this.beginCallersSlice();
    this.runSlice(whole === true);
  }

  /** Keeps `drain` from running anything during the action, so that nothing overtakes it. */
  still(action: () => void): void {
    const { draining } = this;
    this.draining = true;
    try {
      action();
    } finally {
      this.draining = draining;
    }
  }

  /** Whether nothing can continue. */
  get isIdle(): boolean {
    return !this.draining && !this.continuing;
  }

  /** Resolves once nothing can continue. */
  idle(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  /**
   * Counts work (see `workOf`) and says whether it is time to pause. Reading the clock takes a tenth of the time
   * of a state, so it is read only after a certain amount of work, and less often while work is quick.
   */
  isTimeToPause(work: number): boolean {
    if (this.sliceIsOver) return true;
    this.work += work;
    if (this.work < this.workUntilLook) return false;
    this.work = 0;
    const nowMs = this.stopwatch();
    // A slice is measured from the first check: most slices end before it.
    this.deadlineMs ??= nowMs + this.sliceMs;
    const isQuick = nowMs - this.lookedMs < quickMs;
    this.workUntilLook = isQuick ? Math.min(this.workUntilLook * 2, workPerLook * 8) : workPerLook;
    this.lookedMs = nowMs;
    return (this.sliceIsOver = nowMs >= this.deadlineMs);
  }

  private beginCallersSlice(): void {
    if (!this.callersShare) return this.beginSlice(firstSliceMs);
    if (this.turnIsShared) return;
    this.turnIsShared = true;
    afterTurn(() => (this.turnIsShared = false));
    this.beginSlice(sharedSliceMs);
  }

  private beginSlice(ms: number): void {
    this.sliceMs = ms;
    this.deadlineMs = undefined;
    this.sliceIsOver = false;
  }

  private runSlice(whole = false): void {
    this.draining = true;
    try {
      while (this.rests === 0 && this.step()) {
        if (!this.isTimeToPause(workPerStep)) continue;
        this.onSliceEnd(this.lookedMs);
        if (!whole) return this.continueLater();
        this.beginSlice(firstSliceMs);
      }
    } finally {
      this.draining = false;
      this.host.rested?.();
    }
    if (this.idleListeners.length > 0) for (const listener of this.idleListeners.splice(0)) listener();
  }

  /** Returns `false` if nothing can continue. */
  protected step(): boolean {
    const queue = this.round.first;
    if (queue === undefined) return this.clock.skip();
    const fiber = queue.take();
    if (!fiber.cancelled) this.run(queue, fiber);
    if (!queue.nextTurn()) this.round.removeFirst();
    return true;
  }

  private run(queue: RunQueue<Fiber>, fiber: Fiber): void {
    this.running = fiber;
    queue.begin();
    this.host.runs?.(fiber.execution);
    const effect = fiber.advance();
    if (effect?.kind === 'pause') this.pause(fiber);
    else if (effect !== undefined) this.perform(fiber, effect);
    queue.end();
    this.running = undefined;
  }

  /** The fiber keeps its place: only other executions may run in between. */
  private pause(fiber: Fiber): void {
    fiber.execution.watchTime();
    fiber.execution.queue.putBack(fiber);
  }

  private continueLater(): void {
    this.continuing = true;
    this.round.rotate();
    this.clock.giveWay();
    afterTurn(() => {
      this.continuing = false;
      if (this.draining) return;
      this.beginSlice(laterSliceMs);
      this.runSlice();
    });
  }
}
