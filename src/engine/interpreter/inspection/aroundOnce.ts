import type { CatcherDefinition, RetrierDefinition } from '../../../language/asl/types';
import type { CatchFlow } from '../dataFlow/DataFlow';
import { isSteps, type WayOut, type StateBody } from '../Program';
import { type ReportedError, errorOutput, failureOf } from '../report';
import type { Scope } from '../Scope';
import type { Json } from '../../../util/json';
import { errorMatches } from '../retry/errorMatches';
import { retryDelayMs } from '../retry/Retriers';
import { type ErrorDetails, type Inspector, withoutFrame } from './Inspector';

interface Catcher {
  readonly definition: CatcherDefinition;
  readonly flow: CatchFlow;
}

/**
 * The body of a state with Retry and Catch that makes one attempt and reports how its failure would be handled. If a
 * retrier matches, the state fails; a catcher handles it as usual.
 */
export function aroundOnce(
  attempt: WayOut,
  retriers: readonly RetrierDefinition[],
  catchers: readonly Catcher[],
  inspector: Inspector,
): StateBody {
  return {
    *run(scope, input) {
      try {
        const left = attempt(scope, input);
        return isSteps(left) ? yield* left : left;
      } catch (error) {
        return handle(scope, input, failureOf(scope, withoutFrame(error)));
      }
    },
  };

  function handle(scope: Scope, input: Json, failure: ReportedError): Json {
    const retry = retryOf(scope, failure);
    if (retry?.retryBackoffIntervalSeconds !== undefined) {
      inspector.handled(retry, failure);
      throw failure;
    }
    const catchIndex = catchers.findIndex(({ definition }) => errorMatches(definition.ErrorEquals, failure));
    const catcher = catchers[catchIndex];
    if (catcher !== undefined) {
      inspector.handled({ catchIndex }, failure);
      return catcher.flow(scope, input, errorOutput(failure));
    }
    if (retry !== undefined) inspector.handled(retry, failure);
    throw failure;
  }

  function retryOf(scope: Scope, failure: ReportedError): ErrorDetails | undefined {
    const retryIndex = retriers.findIndex(({ ErrorEquals }) => errorMatches(ErrorEquals, failure));
    const retrier = retriers[retryIndex];
    if (retrier === undefined) return undefined;
    const { retryCount } = inspector;
    if (retryCount >= (retrier.MaxAttempts ?? 3)) return { retryIndex };
    const delayMs = retryDelayMs(retrier, retryCount, () => scope.random());
    return { retryIndex, retryBackoffIntervalSeconds: Math.floor(delayMs / 1000) };
  }
}
