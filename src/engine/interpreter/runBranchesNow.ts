import type { Json } from '../../util/json';
import type { Steps } from './effects';
import type { Scope } from './Scope';

/** Branches or iterations whose blocks are `now`. */
export interface BranchesNow {
  readonly count: number;
  /** So many run side by side. */
  readonly limit: number;
  /** What is written of a branch when it begins; those that run side by side all begin before the first goes on. */
  readonly begin?: (index: number) => void;
  /** Runs a branch to its end. */
  readonly run: (index: number) => Json;
}

/**
 * As the effect `branches`, for branches that wait for nothing: no strand of their own is needed. If others run beside
 * `scope`, they have their turn wherever these branches would have had theirs, so that the order of events is the same.
 */
export function* runBranchesNow(scope: Scope, { count, limit, begin, run }: BranchesNow): Steps<readonly Json[]> {
  const outputs: Json[] = [];
  let failure: { readonly error: unknown } | undefined;
  while (outputs.length < count && failure === undefined) {
    const from = outputs.length;
    const to = Math.min(from + limit, count);
    // A long Map gives other executions their turn, too.
    if (scope.concurrent || from > 0) yield { kind: 'turn' };
    if (begin !== undefined) {
      for (let index = from; index < to; index++) begin(index);
      if (scope.concurrent) yield { kind: 'turn' };
    }
    try {
      for (let index = from; index < to; index++) outputs.push(run(index));
    } catch (error) {
      failure = { error };
    }
  }
  if (scope.concurrent) yield { kind: 'turn' };
  if (failure !== undefined) throw failure.error;
  return outputs;
}
