import type { Json } from '../../util/json';
import { ItemBounds } from '../../util/jsonSize';
import { pause, turn, type Steps } from './effects';
import { finishBlock, Rest } from './runBlock';
import type { Scope } from './Scope';

/** Branches or iterations whose blocks are `straight`. */
export interface BranchesNow {
  readonly count: number;
  /** Of the branches that have ended, by index. */
  readonly outputs: readonly (Json | undefined)[];
  /** So many run side by side. */
  readonly limit: number;
  /** The work of one `begin`, see `workOf`; `undefined` when there is none. */
  readonly beginning: number | undefined;
  /** Begins a branch: all that run side by side begin before the first goes on. */
  begin?(index: number): void;
  /** Runs a branch. */
  run(index: number): Json | Rest;
  /** A branch has ended. */
  end(index: number, output: Json): void;
  /** A branch has failed. */
  failed?(index: number): void;
}

/** How far branches have come. */
class Progress {
  readonly bounds = new ItemBounds();
  /** So many have begun, or are about to. */
  begun = 0;
  ended = 0;
}

/** When all have ended. */
function allOutputs(branches: BranchesNow, { bounds }: Progress): readonly Json[] {
  const outputs = branches.outputs as readonly Json[];
  bounds.keepWith(outputs);
  return outputs;
}

/** What has to come before the branches go on: the rest of one of them, or a turn of other executions. */
type Wait = Rest | typeof pause;

/**
 * As the effect `branches`, for branches that wait for nothing: no strand of their own is needed. Answers the outputs
 * themselves when nothing else has to come between. If others run beside `scope`, they have their turn wherever these
 * branches would have had theirs, so that the order of events is the same.
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

/** As `runBranchesNow`, from where they have come to. */
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

/** The next branches begin; answers the index of the first one that does not. */
function nextToBegin({ count, limit }: BranchesNow, progress: Progress): number {
  return (progress.begun = Math.min(progress.begun + limit, count));
}

/** Runs the branches that have begun as far as they go at once; answers what has to come before the others. */
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
