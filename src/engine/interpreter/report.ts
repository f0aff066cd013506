import { EvaluationError, RuntimeError, StatesError } from '../../errors/StatesError';
import { isTooDeep, maxDepth } from '../../util/TooDeepError';
import type { Scope } from './Scope';
import type { JsonObject } from '../../util/json';
import { isFatal } from './retry/errorMatches';

/** A failure with its final message. Its event, if it has one, has been written. */
export class ReportedError extends StatesError {
  /** Where the chain of events was: ExecutionFailed points there if nothing catches the error. */
  readonly eventId: number;
  /** Another name that ErrorEquals may use for it. */
  readonly alias: string | undefined;

  constructor(error: string | undefined, cause: string | undefined, eventId: number, alias?: string) {
    super(error, cause);
    this.eventId = eventId;
    this.alias = alias;
  }
}

/** AWS's message is not recorded. */
const tooDeep = `The data is nested too deeply: Stepmill takes ${maxDepth} levels.`;

/**
 * Gives an error in a state its final message, which names the state, and writes EvaluationFailed. An error that is
 * already reported, or does not belong to the workflow, is returned unchanged.
 */
export function report(scope: Scope, error: unknown): unknown {
  if (isTooDeep(error)) return report(scope, new RuntimeError(tooDeep));
  if (error instanceof ReportedError || !StatesError.is(error)) return error;
  if (error instanceof EvaluationError) return evaluationFailed(scope, error);
  const cause = error instanceof RuntimeError ? frame(scope, error.sentence) : error.errorCause;
  return new ReportedError(error.error, cause, scope.pointer);
}

/**
 * AWS: EvaluationFailed points to the state's Entered event or, if there are any, to its task's last event (recorded
 * 2026).
 */
function evaluationFailed(scope: Scope, error: EvaluationError): ReportedError {
  const state = scope.state!;
  const cause = error.framed ? frame(scope, error.sentence) : error.sentence;
  scope.emit('EvaluationFailed', { state: state.name, error: error.error, cause, location: error.location });
  return new ReportedError(error.error, cause, scope.pointer);
}

function frame(scope: Scope, sentence: string): string {
  return `An error occurred while executing the state '${scope.state!.name}' (entered at the event id #${scope.enteredId}). ${sentence}`;
}

/** The failure with its final message. Throws errors that Retry and Catch must not handle. */
export function failureOf(scope: Scope, error: unknown): ReportedError {
  const reported = report(scope, error);
  if (!(reported instanceof ReportedError) || isFatal(reported)) throw reported;
  return reported;
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
