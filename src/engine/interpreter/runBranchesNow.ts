import type { Json } from '../../util/json';
import { ItemBounds } from '../../util/jsonSize';
import { pause, turn, type Steps } from './effects';
import { finishBlock, Rest } from './runBlock';
import type { Scope } from './Scope';

/** Branches or iterations whose blocks are `straight`. */
export interface BranchesNow {
  readonly count: number;
  /** The outputs of branches that have ended, by index. */
  readonly outputs: readonly (Json | undefined)[];
  /** How many run side by side. */
  readonly limit: number;
  /** The work of one `begin`, see `workOf`; `undefined` for none. */
  readonly beginning: number | undefined;
  /** Begins a branch. All that run side by side begin before the first runs on. */
  begin?(index: number): void;
  /** Runs a branch. */
  run(index: number): Json | Rest;
  /** A branch has ended. */
  end(index: number, output: Json): void;
  /** A branch has failed. */
  failed?(index: number): void;
}

/** The progress of branches. */
class Progress {
  readonly bounds = new ItemBounds();
  /** How many have begun or are about to. */
  begun = 0;
  ended = 0;
}

/** The result when all have ended. */
function allOutputs(branches: BranchesNow, { bounds }: Progress): readonly Json[] {
  const outputs = branches.outputs as readonly Json[];
  bounds.keepWith(outputs);
  return outputs;
}

/** What has to come first: the rest of one branch, or a turn of other executions. */
type Wait = Rest | typeof pause;

/**
 * As the effect `branches`, for branches that do not wait and so need no fibers. Answers the outputs, if nothing has to
 * come between. Beside other branches, these give up their turn exactly where the effect would, so that the order of
 * events is the same.
 */
export function runBranchesNow(scope: Scope, branches: BranchesNow): readonly Json[] | Steps<readonly Json[]> {
  const { count, beginning = 0 } = branches;
  const progress = new Progress();
  if (scope.concurrent || beginning > 0) return runInTurns(scope, branches, progress, undefined);
  while (progress.ended < count) {
    if (progress.ended > 0 && scope.run.othersWait) return runInTurns(scope, branches, progress, undefined);
    const from = progress.begun;
    const to = nextToBegin(branches, progress);
    if (branches.beginning === 0) for (let index = from; index < to; index++) branches.begin!(index);
    let wait: Wait | undefined;
    try {
      wait = runBegun(scope, branches, progress);
    } catch (error) {
      branches.failed?.(progress.ended);
      throw error;
    }
    if (wait !== undefined) return runInTurns(scope, branches, progress, wait);
  }
  return allOutputs(branches, progress);
}

/** Continues `runBranchesNow`. */
function* runInTurns(
  scope: Scope,
  branches: BranchesNow,
  progress: Progress,
  wait: Wait | undefined,
): Steps<readonly Json[]> {
  const { count, beginning } = branches;
  if (wait !== undefined) yield* runOn(scope, branches, progress, wait);
  while (progress.ended < count) {
    if (scope.concurrent || progress.ended > 0) yield turn;
    const from = progress.begun;
    const to = nextToBegin(branches, progress);
    if (beginning !== undefined) {
      for (let index = from; index < to; index++) {
        branches.begin!(index);
        if (beginning > 0 && scope.run.isTimeToPause(beginning)) yield pause;
      }
      if (scope.concurrent) yield turn;
    }
    yield* runOn(scope, branches, progress, undefined);
  }
  if (scope.concurrent) yield turn;
  return allOutputs(branches, progress);
}

/** Begins the next branches. Answers the index of the first one that has not begun. */
function nextToBegin({ count, limit }: BranchesNow, progress: Progress): number {
  return (progress.begun = Math.min(progress.begun + limit, count));
}

/** Runs the branches that have begun until something has to come first, and answers that. */
function runBegun(scope: Scope, branches: BranchesNow, progress: Progress): Wait | undefined {
  while (progress.ended < progress.begun) {
    const output = branches.run(progress.ended);
    if (output instanceof Rest) return output;
    end(branches, progress, output);
    if (scope.run.isTimeToPause(0)) return pause;
  }
  return undefined;
}

/** Runs the branches that have begun to their ends. */
function* runOn(scope: Scope, branches: BranchesNow, progress: Progress, first: Wait | undefined): Steps<void> {
  try {
    let wait = first ?? runBegun(scope, branches, progress);
    for (; wait !== undefined; wait = runBegun(scope, branches, progress)) {
      if (wait instanceof Rest) {
        end(branches, progress, yield* finishBlock(wait));
        if (!scope.run.isTimeToPause(0)) continue;
      }
      yield pause;
    }
  } catch (error) {
    branches.failed?.(progress.ended);
    if (scope.concurrent) yield turn;
    throw error;
  }
}

function end(branches: BranchesNow, progress: Progress, output: Json): void {
  const index = progress.ended;
  progress.bounds.add(output);
  progress.ended = index + 1;
  branches.end(index, output);
}
