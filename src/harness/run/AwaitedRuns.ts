import { monotonicMs, startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import type { Place } from '../places/Place';
import type { Begun } from './UsageErrors';

/** How often to poll the place without a pause. After that, real work is going on, which takes time. */
const quickTurns = 20;
const pauseMs = 5;

/** The executions whose end a test awaits. */
export class AwaitedRuns {
  /** The function that fails each run. */
  private readonly pending = new Map<string, (error: Error) => void>();
  private test = 0;

  constructor(private readonly place: Place) {}

  /** Waits for the end of an execution; rejects when it is abandoned. */
  async until(executionArn: string, end: Promise<void>): Promise<void> {
    const { test } = this;
    const givenUp = new Promise<never>((_resolve, reject) => this.pending.set(executionArn, reject));
    try {
      await Promise.race([end, givenUp]);
    } finally {
      // A run that a test still awaits at its end must not fail in the middle of the next test.
      if (this.test !== test) await new Promise<never>(() => undefined);
      this.pending.delete(executionArn);
    }
  }

  /** Fails them, because nothing can end them any more. Returns what each waits for. */
  giveUp(): readonly string[] {
    const waiting: string[] = [];
    for (const [executionArn, fail] of this.pending) {
      const what = this.place.stuckAt(executionArn);
      if (what === undefined) continue;
      this.pending.delete(executionArn);
      fail(new HarnessError(`The run cannot end: nothing is left that could continue it.\n${what}`));
      waiting.push(what);
    }
    return waiting;
  }

  /**
   * Waits for the ends of work that the test does not await, because the end of a test removes all executions. Stops
   * waiting when nothing can end them any more, and after `ms` of real time.
   */
  async settle(begunNow: () => readonly Begun[], ms = this.place.patienceMs): Promise<void> {
    const { place } = this;
    const untilMs = monotonicMs() + ms;
    let begun: readonly Begun[] = [];
    let ended: Promise<unknown> = Promise.resolve();
    for (let turns = 0; place.kind !== 'aws' && monotonicMs() < untilMs; turns++) {
      const left = begunNow();
      if (left.length === 0) return;
      if (left.some((one) => !begun.includes(one))) ended = Promise.allSettled(left.map(({ promise }) => promise));
      begun = left;
      const rest = begun.every(({ hasBegun }) => hasBegun) ? await place.rest() : undefined;
      await Promise.race([ended, turns < quickTurns ? place.turn() : pause()]);
      if (rest !== undefined && this.pending.size > 0) return;
    }
  }

  /** Called when the test is over. Returns what it still awaits. */
  clear(): readonly string[] {
    const arns = [...this.pending.keys()];
    this.pending.clear();
    return arns;
  }

  /** Everything awaited after this call belongs to the next test. */
  nextTest(): void {
    this.test += 1;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => void startSystemTimer(pauseMs, resolve));
}
