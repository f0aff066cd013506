import { monotonicMs } from '../../../clock/system';
import { HarnessError } from '../../../errors/HarnessError';
import type { Place } from '../../places/Place';
import type { Begun } from './Mistakes';

/** The executions whose end a test awaits. */
export class AwaitedRuns {
  /** How to fail each. */
  private readonly pending = new Map<string, (error: Error) => void>();
  private test = 0;

  constructor(private readonly place: Place) {}

  /** Waits for the end of an execution; rejects when it is given up. */
  async until(executionArn: string, end: Promise<void>): Promise<void> {
    const { test } = this;
    const givenUp = new Promise<never>((_resolve, reject) => this.pending.set(executionArn, reject));
    try {
      await Promise.race([end, givenUp]);
    } finally {
      // What a test still awaits when it is over must not fail in the middle of the next one.
      if (this.test !== test) await new Promise<never>(() => undefined);
      this.pending.delete(executionArn);
    }
  }

  /** Fails them, since nothing is left that could end them. Answers what each waits for. */
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
   * A test ends, and with it all executions are forgotten: waits for the ends of what was begun outside of tests. Not when
   * nothing is left that could bring them, nor longer than for anything that may never come.
   */
  async settle(begunOutside: () => readonly Begun[]): Promise<void> {
    const { place } = this;
    const untilMs = monotonicMs() + place.patienceMs;
    while (place.kind !== 'aws' && begunOutside().length > 0 && monotonicMs() < untilMs) {
      const ended = Promise.allSettled(begunOutside().map(({ promise }) => promise));
      const rest = begunOutside().every(({ hasBegun }) => hasBegun) ? await place.rest() : undefined;
      await Promise.race([ended, place.turn()]);
      if (rest !== undefined && this.pending.size > 0) return;
    }
  }

  /** The test is over. Answers what it still awaits. */
  clear(): readonly string[] {
    const arns = [...this.pending.keys()];
    this.pending.clear();
    return arns;
  }

  /** What is awaited from now on belongs to the next test. */
  nextTest(): void {
    this.test += 1;
  }
}
