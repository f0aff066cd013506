import { EvaluationError } from '../../../errors/StatesError';
import type { CatcherDefinition } from '../../../language/asl/types';
import type { Json } from '../../../util/json';
import type { CatchFlow } from '../dataFlow/DataFlow';
import type { Steps } from '../effects';
import { failIfDeleted } from '../failIfDeleted';
import { isSteps, type WayOut, type StateBody } from '../Program';
import { aroundOnce } from '../inspection/aroundOnce';
import { report, ReportedError, errorOutput, failureOf } from '../report';
import type { Scope } from '../Scope';
import { errorMatches } from './errorMatches';
import { Retriers } from './Retriers';
import type { StateCompiler } from '../StateCompiler';

/** The Retry and Catch of a Task, Parallel or Map, compiled. */
export interface ErrorHandling {
  /**
   * The state's body: attempts until one succeeds or no retrier handles its error, then the first catcher that matches.
   */
  around(attempt: WayOut, composite?: CompositeHandling): StateBody;
}

/** What a Parallel or Map needs besides its attempts. */
export interface CompositeHandling {
  /** The first attempt after a redrive. */
  readonly resume: WayOut;
  /** Writes the events of its final failure. */
  readonly onGivenUp: (scope: Scope) => void;
}

interface Catcher {
  readonly definition: CatcherDefinition;
  readonly flow: CatchFlow;
}

export function compileErrorHandling({ definition, language, inspector }: StateCompiler): ErrorHandling {
  const retriers = definition.Retry ?? [];
  const catchers: readonly Catcher[] = (definition.Catch ?? []).map((catcher, index) => ({
    definition: catcher,
    flow: language.compileCatch(catcher, `Catch[${index}]/`, inspector),
  }));
  if (inspector !== undefined) return { around: (attempt) => aroundOnce(attempt, retriers, catchers, inspector) };

  return {
    around: (attempt, composite) => {
      // Nothing handles an error, and no event is written for it: it is reported where the state is exited.
      if (retriers.length === 0 && catchers.length === 0 && composite === undefined) return { run: attempt };
      return { run: handled(attempt), resume: composite && handled(composite.resume) };

      /** Runs a visit of the state. `first`: its first attempt. */
      function handled(first: WayOut): WayOut {
        return (scope, input) => {
          try {
            const left = first(scope, input);
            return isSteps(left) ? follow(scope, input, left) : left;
          } catch (error) {
            return afterFailure(scope, input, failureOf(scope, error), new Retriers(retriers));
          }
        };
      }

      function* follow(scope: Scope, input: Json, steps: Steps<Json>): Steps<Json> {
        let left: Json | Steps<Json>;
        try {
          return yield* steps;
        } catch (error) {
          left = afterFailure(scope, input, failureOf(scope, error), new Retriers(retriers));
        }
        return isSteps(left) ? yield* left : left;
      }

      /** Makes the next attempt after a delay, and all later ones. Returns what is left to do. */
      function afterFailure(scope: Scope, input: Json, failure: ReportedError, retrying: Retriers): Json | Steps<Json> {
        const delayMs = retrying.delayMs(failure, () => scope.random());
        if (delayMs !== undefined) return retry(scope, input, retrying, delayMs);
        return giveUp(scope, input, failure, composite);
      }

      function* retry(scope: Scope, input: Json, retrying: Retriers, firstDelayMs: number): Steps<Json> {
        let delayMs: number | undefined = firstDelayMs;
        for (;;) {
          yield { kind: 'sleep', untilMs: scope.run.now() + delayMs };
          failIfDeleted(scope);
          scope.retryCount += 1;
          scope.contextChanged();
          let failure: ReportedError;
          try {
            const left = attempt(scope, input);
            return isSteps(left) ? yield* left : left;
          } catch (error) {
            failure = failureOf(scope, error);
          }
          delayMs = retrying.delayMs(failure, () => scope.random());
          if (delayMs !== undefined) continue;
          return giveUp(scope, input, failure, composite);
        }
      }
    },
  };

  function giveUp(scope: Scope, input: Json, failure: ReportedError, composite?: CompositeHandling): Json {
    const failingId = scope.pointer;
    composite?.onGivenUp(scope);
    const catcher = catchers.find(({ definition: { ErrorEquals } }) => errorMatches(ErrorEquals, failure));
    if (catcher === undefined) throw new ReportedError(failure.error, failure.errorCause, scope.pointer, failure.alias);
    try {
      const output = catcher.flow(scope, input, errorOutput(failure));
      scope.inner = undefined;
      return output;
    } catch (error) {
      if (composite === undefined || !(error instanceof EvaluationError)) throw error;
      // AWS: a failing expression in a catcher points to the first failure, and the state fails again (measured).
      scope.pointer = failingId;
      const { error: name, errorCause } = report(scope, error) as ReportedError;
      composite.onGivenUp(scope);
      throw new ReportedError(name, errorCause, scope.pointer);
    }
  }
}
