import type { Json } from '../../util/json';
import { ItemBounds } from '../../util/jsonSize';
import { pause, turn, type Steps } from './effects';
import { finishBlock, Rest } from './runBlock';
import type { Scope } from './Scope';

/** Branches or iterations that do not take turns, see `CompositeRun.immediate`. */
export interface BranchesNow {
  readonly count: number;
  /** The outputs of branches that have ended, by index. */
  readonly outputs: readonly (Json | undefined)[];
  /** How many run side by side. */
  readonly limit: number;
  /** The work of one `begin`, see `workOf`; `undefined` for none. */
  readonly beginning: number | undefined;
  /** Begins a branch. Those that begin together do so before the first runs on. */
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
  begun = 0;
  ended = 0;
  /** The index at which the round ends: what begins in a round runs in the next one. */
  until = 0;
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
 * As the effect `branches`, for branches that need no fibers. Answers the outputs, if nothing has to come between. Beside
 * other branches, these give up their turn exactly where the effect would, so that the order of events is the same.
 */
export function runBranchesNow(scope: Scope, branches: BranchesNow): readonly Json[] | Steps<readonly Json[]> {
  const { count, limit, beginning = 0 } = branches;
  const progress = new Progress();
  if (scope.concurrent || beginning > 0) return runInTurns(scope, branches, progress, undefined);
  while (progress.begun < limit && progress.begun < count) begin(branches, progress);
  while (progress.ended < count) {
    if (progress.ended > 0 && scope.run.othersWait) return runInTurns(scope, branches, progress, undefined);
    progress.until = progress.begun;
    const wait = runRound(scope, branches, progress);
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
  const { count } = branches;
  try {
    if (progress.begun === 0) yield* beginFirst(scope, branches, progress);
    if (wait !== undefined) yield* runOn(scope, branches, progress, wait);
    while (progress.ended < count) {
      if (progress.ended > 0) yield turn;
      progress.until = progress.begun;
      yield* runOn(scope, branches, progress, undefined);
    }
  } catch (error) {
    if (scope.concurrent) yield turn;
    throw error;
  }
  if (scope.concurrent) yield turn;
  return allOutputs(branches, progress);
}

/** Begins as many branches as run side by side. */
function* beginFirst(scope: Scope, branches: BranchesNow, progress: Progress): Steps<void> {
  const { count, limit, beginning } = branches;
  if (scope.concurrent) yield turn;
  while (progress.begun < limit && progress.begun < count) {
    begin(branches, progress);
    if (beginning !== undefined && beginning > 0 && scope.run.isTimeToPause(beginning)) yield pause;
  }
  if (scope.concurrent && beginning !== undefined) yield turn;
}

function begin(branches: BranchesNow, progress: Progress): void {
  if (branches.beginning !== undefined) branches.begin!(progress.begun);
  progress.begun += 1;
}

/** Runs the round until something has to come first, and answers that. */
function runRound(scope: Scope, branches: BranchesNow, progress: Progress): Wait | undefined {
  while (progress.ended < progress.until) {
    let output: Json | Rest;
    try {
      output = branches.run(progress.ended);
    } catch (error) {
      branches.failed?.(progress.ended);
      throw error;
    }
    if (output instanceof Rest) return output;
    if (end(scope, branches, progress, output)) return pause;
  }
  return undefined;
}

/** Runs the round to its end. */
function* runOn(scope: Scope, branches: BranchesNow, progress: Progress, first: Wait | undefined): Steps<void> {
  let wait = first ?? runRound(scope, branches, progress);
  for (; wait !== undefined; wait = runRound(scope, branches, progress)) {
    if (wait instanceof Rest && !end(scope, branches, progress, yield* finish(branches, progress, wait))) continue;
    yield pause;
  }
}

function* finish(branches: BranchesNow, { ended }: Progress, rest: Rest): Steps<Json> {
  try {
    return yield* finishBlock(rest);
  } catch (error) {
    branches.failed?.(ended);
    throw error;
  }
}

/** Ends a branch, which makes room for the next. Answers whether it is time to pause. */
function end(scope: Scope, branches: BranchesNow, progress: Progress, output: Json): boolean {
  const { count, beginning = 0 } = branches;
  progress.bounds.add(output);
  branches.end(progress.ended, output);
  progress.ended += 1;
  if (progress.begun === count) return scope.run.isTimeToPause(0);
  begin(branches, progress);
  return scope.run.isTimeToPause(beginning);
}
