import type { Json } from '../../util/json';
import { pause, turn, type Steps } from './effects';
import { finishBlock, Rest } from './runBlock';
import type { Scope } from './Scope';

/** Branches or iterations whose blocks are `now`. */
export interface BranchesNow {
  readonly count: number;
  /** So many run side by side. */
  readonly limit: number;
  /** What is written of a branch when it begins; those that run side by side all begin before the first goes on. */
  readonly begin?: (index: number) => void;
  /** The work of one `begin`; see `workOf`. */
  readonly beginning?: number;
  /** Runs a branch. */
  readonly run: (index: number) => Json | Rest;
  /** What is written of a branch when it has ended. */
  readonly end: (index: number) => void;
  readonly failed?: (index: number) => void;
}

/** What has to come before the branches go on: the rest of one of them, or a turn of other executions. */
type Wait = Rest | typeof pause;

/**
 * As the effect `branches`, for branches that wait for nothing: no strand of their own is needed. Answers the outputs
 * themselves when nothing else has to come between. If others run beside `scope`, they have their turn wherever these
 * branches would have had theirs, so that the order of events is the same.
 */
export function runBranchesNow(scope: Scope, branches: BranchesNow): readonly Json[] | Steps<readonly Json[]> {
  const { count, limit, begin, beginning = 0, failed } = branches;
  if (scope.concurrent || count > limit || beginning > 0) return runInTurns(scope, branches);
  if (begin !== undefined) for (let index = 0; index < count; index++) begin(index);
  const outputs: Json[] = [];
  try {
    const wait = runTo(count, scope, branches, outputs);
    return wait === undefined ? outputs : runRest(scope, branches, outputs, wait);
  } catch (error) {
    failed?.(outputs.length);
    throw error;
  }
}

function* runRest(scope: Scope, branches: BranchesNow, outputs: Json[], wait: Wait): Steps<readonly Json[]> {
  try {
    yield* goOnTo(branches.count, scope, branches, outputs, wait);
    return outputs;
  } catch (error) {
    branches.failed?.(outputs.length);
    throw error;
  }
}

function* runInTurns(scope: Scope, branches: BranchesNow): Steps<readonly Json[]> {
  const { count, limit, begin, beginning = 0, failed } = branches;
  const outputs: Json[] = [];
  let failure: { readonly error: unknown } | undefined;
  while (outputs.length < count && failure === undefined) {
    const from = outputs.length;
    const to = Math.min(from + limit, count);
    if (scope.concurrent || from > 0) yield turn;
    if (begin !== undefined) {
      for (let index = from; index < to; index++) {
        begin(index);
        if (beginning > 0 && scope.run.isTimeToPause(beginning)) yield pause;
      }
      if (scope.concurrent) yield turn;
    }
    try {
      const wait = runTo(to, scope, branches, outputs);
      if (wait !== undefined) yield* goOnTo(to, scope, branches, outputs, wait);
    } catch (error) {
      failed?.(outputs.length);
      failure = { error };
    }
  }
  if (scope.concurrent) yield turn;
  if (failure !== undefined) throw failure.error;
  return outputs;
}

/** Runs the branches before `to` as far as they go at once; answers what has to come before the others. */
function runTo(to: number, scope: Scope, branches: BranchesNow, outputs: Json[]): Wait | undefined {
  while (outputs.length < to) {
    const output = branches.run(outputs.length);
    if (output instanceof Rest) return output;
    outputs.push(output);
    branches.end(outputs.length - 1);
    if (scope.run.isTimeToPause(0)) return pause;
  }
  return undefined;
}

function* goOnTo(to: number, scope: Scope, branches: BranchesNow, outputs: Json[], first: Wait): Steps<void> {
  for (let wait: Wait | undefined = first; wait !== undefined; wait = runTo(to, scope, branches, outputs)) {
    if (wait instanceof Rest) {
      outputs.push(yield* finishBlock(wait));
      branches.end(outputs.length - 1);
      if (!scope.run.isTimeToPause(0)) continue;
    }
    yield pause;
  }
}
