import { testersMistake, type HarnessError } from '../../../errors/HarnessError';
import { toJsonCopy } from '../../../util/copyJson';
import { parseJson, type Json } from '../../../util/json';
import { errorShape } from './errorShape';
import type { Invocation } from './Invocation';
import type { LocalFunction } from './LocalFunction';
import type { FunctionEnd } from './FunctionEnd';

/** Code under test may have its own assertions: whatever the handler of a file throws is the function's error. */
export function mistakeOf(thrown: unknown, { name, fromFile }: LocalFunction): HarnessError | undefined {
  const mistake = testersMistake(thrown, () => `the handler of function '${name}'`);
  return fromFile && mistake !== thrown ? undefined : mistake;
}

/** The handler's result as JSON. */
export function endOf(value: unknown): FunctionEnd {
  try {
    return { value: toJsonCopy(value, parseJson) ?? null };
  } catch {
    return endOfThrown(new Error('Unable to stringify response body'));
  }
}

export function endOfThrown(thrown: unknown): FunctionEnd {
  return { value: errorShape(thrown), functionError: 'Unhandled' };
}

/** AWS: the function's own time limit is not a timeout of the state; Retry and Catch see `Sandbox.Timedout`. */
export function timedOut({ requestId, local }: Invocation): FunctionEnd {
  const { timeoutSeconds } = local;
  const value: Json = {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
  return { value, functionError: 'Unhandled', timedOutAfterSeconds: timeoutSeconds };
}
