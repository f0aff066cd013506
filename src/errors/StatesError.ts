import { hasBrand, setBrand } from './brand';

/**
 * An error inside an execution, `{ error, cause }`: the state's Retry and Catch may handle it, and it is written to the
 * history. See "Error names" of the Amazon States Language.
 */
export class StatesError extends Error {
  readonly errorCause: string | undefined;

  constructor(
    readonly error: string | undefined,
    cause?: string,
  ) {
    // Its stack is never read. Capturing one takes longer than most states, and longest under Jest, with 100 frames.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(cause === undefined ? String(error) : `${String(error)}: ${cause}`);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'StatesError';
    this.errorCause = cause;
    setBrand(this, 'StatesError');
  }

  static is(value: unknown): value is StatesError {
    return hasBrand(value, 'StatesError');
  }
}

/**
 * An error in the data that a state received (`States.Runtime`). `sentence` is the bare message; in a history it
 * follows `An error occurred while executing the state '<name>' (entered at the event id #<n>). `, which the
 * interpreter adds.
 *
 * AWS: neither Retry nor Catch handles States.Runtime, and inside a branch or iteration it ends the whole execution.
 */
export class RuntimeError extends StatesError {
  constructor(readonly sentence: string) {
    super('States.Runtime', sentence);
  }
}

/**
 * A failed JSONata expression (`States.QueryEvaluationError`). `sentence` is the bare message, `location` the field
 * (`Output`, `Arguments/FunctionName`); the interpreter writes EvaluationFailed and adds the state.
 */
export class EvaluationError extends StatesError {
  readonly location: string | undefined;
  /** `States.QueryEvaluationError` except for limits on variables (`States.DataLimitExceeded`). */
  readonly framed: boolean;

  constructor(
    readonly sentence: string,
    location?: string,
    { error = 'States.QueryEvaluationError', framed = true }: { error?: string; framed?: boolean } = {},
  ) {
    super(error, sentence);
    this.location = location;
    this.framed = framed;
  }
}
