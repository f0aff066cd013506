import type { CatcherDefinition, StateDefinition } from '../../../language/asl/types';
import type { Json, JsonObject } from '../../../util/json';
import type { CatchFlow, FlowLanguage } from '../dataFlow/DataFlow';
import type { Steps } from '../effects';
import type { StateBody, Transition } from '../Program';
import { report, ReportedError } from '../report';
import type { Scope } from '../Scope';
import { errorMatches, isFatal } from './errorMatches';
import { Retriers } from './Retriers';

/** The Retry and Catch of a Task, Parallel or Map, compiled. */
export interface ErrorHandling {
  /**
   * The state's body: attempts until one succeeds or no retrier takes its error; then the first catcher that fits.
   * `onGivenUp` writes what a Parallel or Map writes when it has failed for good.
   */
  around(attempt: Attempt, onGivenUp?: (scope: Scope) => void): StateBody;
}

/** One attempt of a state. */
export type Attempt = (scope: Scope, input: Json) => Steps<Transition>;

interface Catcher {
  readonly definition: CatcherDefinition;
  readonly flow: CatchFlow;
}

export function compileErrorHandling(definition: StateDefinition, language: FlowLanguage): ErrorHandling {
  const retriers = definition.Retry ?? [];
  const catchers: readonly Catcher[] = (definition.Catch ?? []).map((catcher) => ({
    definition: catcher,
    flow: language.compileCatch(catcher),
  }));

  return {
    around: (attempt, onGivenUp) => ({
      *steps(scope, input) {
        let retrying: Retriers | undefined;
        for (;;) {
          let failure: ReportedError;
          try {
            return yield* attempt(scope, input);
          } catch (error) {
            const reported = report(scope, error);
            if (!(reported instanceof ReportedError) || isFatal(reported)) throw reported;
            failure = reported;
          }
          retrying ??= new Retriers(retriers);
          const delayMs = retrying.delayMs(failure, () => scope.run.random());
          if (delayMs === undefined) {
            onGivenUp?.(scope);
            return giveUp(scope, input, failure);
          }
          yield { kind: 'sleep', untilMs: scope.run.now() + delayMs };
          scope.retryCount += 1;
          scope.contextChanged();
        }
      },
    }),
  };

  function giveUp(scope: Scope, input: Json, failure: ReportedError): Transition {
    const catcher = catchers.find(({ definition: { ErrorEquals } }) => errorMatches(ErrorEquals, failure));
    if (catcher === undefined) throw new ReportedError(failure.error, failure.errorCause, scope.pointer, failure.alias);
    return catcher.flow(scope, input, errorOutput(failure));
  }
}

/**
 * What a catcher gets: `{ Error, Cause }`.
 *
 * AWS: a failure without a cause has the cause `""`; one with neither (SendTaskFailure) has null for both (recorded).
 */
export function errorOutput({ error, errorCause }: ReportedError): JsonObject {
  if (error === undefined) return { Error: null, Cause: errorCause ?? null };
  return { Error: error, Cause: errorCause ?? '' };
}
