import type { CatcherDefinition, StateDefinition } from '../../asl/types';
import type { Json, JsonObject } from '../../util/json';
import type { CatchFlow, FlowLanguage } from '../dataFlow/DataFlow';
import type { Steps } from '../effects';
import type { Transition } from '../Program';
import { report, ReportedError } from '../report';
import type { Scope } from '../Scope';
import { errorMatches, isFatal } from './errorMatches';
import { Retriers } from './Retriers';

/** The Retry and Catch of a Task, Parallel or Map, compiled. */
export interface ErrorHandling {
  run(scope: Scope, input: Json, attempt: () => Steps<Transition>, onGivenUp?: () => void): Steps<Transition>;
}

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
    /**
     * Runs attempts until one succeeds or no retrier takes its error; then the first catcher that fits. `onGivenUp`
     * writes what a Parallel or Map writes when it has failed for good.
     */
    *run(scope, input, attempt, onGivenUp) {
      let retrying: Retriers | undefined;
      for (;;) {
        let failure: ReportedError;
        try {
          return yield* attempt();
        } catch (error) {
          const reported = report(scope, error);
          if (!(reported instanceof ReportedError) || isFatal(reported)) throw reported;
          failure = reported;
        }
        retrying ??= new Retriers(retriers);
        const delayMs = retrying.delayMs(failure, () => scope.run.random());
        if (delayMs === undefined) return yield* giveUp(scope, input, failure, onGivenUp);
        yield { kind: 'sleep', untilMs: scope.run.now() + delayMs };
        scope.retryCount += 1;
        scope.contextChanged();
      }
    },
  };

  function* giveUp(scope: Scope, input: Json, failure: ReportedError, onGivenUp?: () => void): Steps<Transition> {
    onGivenUp?.();
    const catcher = catchers.find(({ definition: { ErrorEquals } }) => errorMatches(ErrorEquals, failure));
    if (catcher === undefined) throw new ReportedError(failure.error, failure.errorCause, scope.pointer, failure.alias);
    return yield* catcher.flow(scope, input, errorOutput(failure));
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
