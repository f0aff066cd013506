import type { Limited, Timer } from '../../clock/Timeline';
import type { Moment } from '../history/History';
import { timeLimitMs } from './executionLimits';
import type { LiveStatus, Redrive } from './Execution';
import type { Fiber } from './Fiber';
import type { InputJournal } from './Input';
import type { RunQueue } from './RunQueue';
import { StartedExecution } from './StartedExecution';
import { TurnTimer } from './TurnTimer';

/** The time of an execution: its timers and its timeout. */
export abstract class TimedExecution extends StartedExecution implements Limited {
  status: LiveStatus = 'RUNNING';
  /** Its order and time, shared with the executions nested in it. */
  abstract queue: RunQueue<Fiber>;
  abstract journal: InputJournal | undefined;
  /** In order. */
  redrives: readonly Redrive[] | undefined = undefined;
  protected timeout: Timer | undefined = undefined;
  /** The number of `timeout` in the journal. */
  private timeoutNumber: number | undefined = undefined;

  /** The last redrive. */
  get redriven(): Redrive | undefined {
    return this.redrives?.at(-1);
  }

  get moment(): Moment {
    return this.queue;
  }

  /** The time of the current turn. */
  now(): number {
    return this.queue.nowMs;
  }

  /** Its current time, also between turns. */
  get clockMs(): number {
    return Math.max(this.queue.nowMs, this.queue.timeline.now());
  }

  /** Calls back in a turn at that time, in epoch milliseconds. */
  at(timeMs: number, callback: () => void): Timer {
    this.watchTime();
    const { journal } = this;
    if (journal === undefined) return new TurnTimer(this, timeMs, callback);
    const timer = journal.newTimer();
    return new TurnTimer(this, timeMs, () => {
      this.journal!.fired(timer);
      callback();
    });
  }

  /** Keeps time from being skipped until `queue.timeline.release()`, while something real is awaited. */
  hold(): void {
    this.watchTime();
    this.queue.timeline.hold();
  }

  /**
   * Advances the time by `ms` milliseconds for this execution and those nested in it. Takes effect with the next
   * `drain`.
   */
  advance(ms: number): void {
    this.queue.advanceTo(this.clockMs + ms);
  }

  /** Sets the timeout of the whole execution. Called before anything in it waits; most executions never wait. */
  watchTime(): void {
    if (this.timeout !== undefined || this.status !== 'RUNNING') return;
    this.timeoutNumber = this.journal?.newTimer();
    this.timeout = this.queue.timeline.limit(this);
  }

  /** When it times out. */
  get limitMs(): number {
    return timeLimitMs(this);
  }

  /** Called at its timeout. */
  expire(): void {
    this.queue.interrupt(this.limitMs);
    if (this.timeoutNumber !== undefined) this.journal!.fired(this.timeoutNumber);
    this.timeOut();
  }

  protected abstract timeOut(): void;
}
