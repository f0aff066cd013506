import { EvaluationError, RuntimeError, StatesError } from '../../../errors/StatesError';

/**
 * The same error with its bare text.
 *
 * AWS: TestState does not put `An error occurred while executing the state …` in front (recorded).
 */
export function withoutFrame(error: unknown): unknown {
  if (error instanceof RuntimeError) return new StatesError(error.error, error.sentence);
  if (error instanceof EvaluationError)
    return new EvaluationError(error.sentence, error.location, { error: error.error!, framed: false });
  return error;
}
