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

/**
 * As the effect `branches`, for branches that wait for nothing: no strand of their own is needed. If others run beside
 * `scope`, they have their turn wherever these branches would have had theirs, so that the order of events is the same.
 */
export function* runBranchesNow(scope: Scope, branches: BranchesNow): Steps<readonly Json[]> {
  const { count, limit, begin, beginning = 0, run, end, failed } = branches;
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
      for (let index = from; index < to; index++) {
        const output = run(index);
        outputs.push(output instanceof Rest ? yield* finishBlock(output) : output);
        end(index);
        if (scope.run.isTimeToPause(0)) yield pause;
      }
    } catch (error) {
      failed?.(outputs.length);
      failure = { error };
    }
  }
  if (scope.concurrent) yield turn;
  if (failure !== undefined) throw failure.error;
  return outputs;
}
