import type { FunctionHost } from '../functions/PlainFunction';
import type { JsonataBindings } from '../JsonataTemplate';
import type { JsonataEnvironment } from '../library/library';
import { LimitExceeded } from '../bounds/LimitExceeded';
import { maxDepth, maxTimeMs } from '../bounds/limits';
import { nextTurn, Stopwatch } from '../bounds/Stopwatch';

/** Steps between two looks at the clock. */
const stepsPerCheck = 16;

/** So long may an expression keep the process for itself. */
const maxSliceMs = 10;

/**
 * One expression that the library is evaluating: how deep it is, how long it has run. The library tells of the start
 * and the end of each node and waits when it is told to.
 *
 * The library starts the members of an array or an object all at once. They are held back here and run one after the
 * other, so that the depth is that of the expression, the first error in order is the one reported, and nothing goes on
 * behind a failure.
 */
export class Evaluation implements FunctionHost {
  private readonly bindings: JsonataBindings;
  private depth = 0;
  /** By depth: members that wait for the one before. */
  private readonly waiting: (() => void)[][] = [];
  private steps = 0;
  private usedMs = 0;
  private readonly slice = new Stopwatch();

  constructor(bindings: JsonataBindings) {
    this.bindings = bindings;
  }

  /** It has its turn: from now on time counts. */
  begin(): void {
    this.slice.restart();
  }

  enter(environment: JsonataEnvironment): Promise<void> | undefined {
    if (environment.isParallelCall) {
      environment.isParallelCall = false;
      return this.afterSibling();
    }
    this.descend();
    return this.step();
  }

  exit(): void {
    this.depth--;
    this.waiting[this.depth]?.shift()?.();
  }

  random(): number {
    return this.bindings.random();
  }

  now(): number {
    return this.bindings.now();
  }

  /** The time has been measured here, too. */
  spend(): void {
    if (this.usedMs + this.slice.elapsedMs() > maxTimeMs) throw new LimitExceeded('time');
  }

  /** Counts a step. What it returns must be waited for. */
  step(): Promise<void> | undefined {
    return ++this.steps % stepsPerCheck === 0 ? this.checkTime() : undefined;
  }

  checkTime(): Promise<void> | undefined {
    const sliceMs = this.slice.elapsedMs();
    if (this.usedMs + sliceMs > maxTimeMs) throw new LimitExceeded('time');
    if (sliceMs < maxSliceMs) return undefined;
    this.usedMs += sliceMs;
    return nextTurn().then(() => this.slice.restart());
  }

  private descend(): void {
    if (++this.depth > maxDepth) throw new LimitExceeded('depth');
  }

  /** The sibling before has just entered, one below the node that holds both. */
  private afterSibling(): Promise<void> {
    const outer = this.depth - 1;
    return new Promise((resolve) => {
      (this.waiting[outer] ??= []).push(() => {
        this.descend();
        resolve();
      });
    });
  }
}
