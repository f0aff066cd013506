import type { Json } from '../../util/json';
import { ItemBounds } from '../../util/jsonSize';
import { pause, turn, type Steps } from './effects';
import { Rest } from './runBlock';
import type { Scope } from './Scope';

/** Branches or iterations all of whose states are `now`. */
export interface BranchesNow {
  readonly count: number;
  /** The outputs of branches that have ended, by index. */
  readonly outputs: readonly (Json | undefined)[];
  /** How many run side by side. */
  readonly limit: number;
  /** The work of one `begin`, see `workOf`; `undefined`: beginning writes nothing. */
  readonly beginning: number | undefined;
  begin?(index: number): void;
  /** Runs a branch on until its turn is over. */
  run(index: number): Json | Rest;
  /** Called when a branch has ended. */
  end(index: number, output: Json): void;
  /** Called when a branch has failed. */
  failed?(index: number): void;
}

/**
 * Like the effect `branches`, for branches that need no fibers. Returns the outputs if nothing else has to run in
 * between. Next to other branches, these yield their turn exactly where the effect would, so that the order of events
 * is the same.
 */
export function runBranchesNow(scope: Scope, branches: BranchesNow): readonly Json[] | Steps<readonly Json[]> {
  const ring = new Ring(scope, branches);
  if (branches.beginning !== undefined && scope.run.othersWait) return inTurns(scope, ring, turn);
  const wait = ring.advance();
  return wait === undefined ? ring.outputs() : inTurns(scope, ring, wait);
}

/** What others may do before the branches continue. */
type Wait = typeof turn | typeof pause;

/** Continues `runBranchesNow`. */
function* inTurns(scope: Scope, ring: Ring, first: Wait): Steps<readonly Json[]> {
  try {
    for (let wait: Wait | undefined = first; wait !== undefined; wait = ring.advance()) yield wait;
  } catch (error) {
    if (scope.run.othersWait) yield turn;
    throw error;
  }
  return ring.outputs();
}

/**
 * The branches that have begun and not ended: each runs once in every round. With fibers, a Map of 1,000 items would
 * take eleven times the CPU time.
 */
class Ring {
  private readonly bounds = new ItemBounds();
  /**
   * Their indices: up to `had` those that have had their turn in this round, from `at` to `size` those that have not.
   */
  private readonly indices: number[] = [];
  private had = 0;
  private at = 0;
  private size = 0;
  private begun = 0;
  private ended = 0;

  constructor(
    private readonly scope: Scope,
    private readonly branches: BranchesNow,
  ) {}

  /**
   * Runs the branches until something else has to run in between; `undefined`: all have ended, and others had their
   * turn.
   */
  advance(): Wait | undefined {
    const { run } = this.scope;
    const { count, limit, beginning = 0 } = this.branches;
    while (this.ended < count || this.size > 0) {
      let isPause: boolean;
      if (this.begun < count && this.begun - this.ended < limit) {
        this.begin();
        isPause = run.isTimeToPause(beginning);
      } else if (this.at < this.size) {
        this.runOne(this.indices[this.at++]!);
        isPause = run.isTimeToPause(0);
      } else {
        this.size = this.had;
        this.had = this.at = 0;
        if (run.othersWait) return turn;
        continue;
      }
      if (isPause) return pause;
    }
    return undefined;
  }

  outputs(): readonly Json[] {
    const outputs = this.branches.outputs as readonly Json[];
    this.bounds.keepWith(outputs);
    return outputs;
  }

  private begin(): void {
    this.branches.begin?.(this.begun);
    this.indices[this.had++] = this.begun;
    this.begun += 1;
  }

  private runOne(index: number): void {
    const { branches } = this;
    let output: Json | Rest;
    try {
      output = branches.run(index);
    } catch (error) {
      branches.failed?.(index);
      throw error;
    }
    if (output instanceof Rest) {
      this.indices[this.had++] = index;
      return;
    }
    this.bounds.add(output);
    branches.end(index, output);
    this.ended += 1;
  }
}
