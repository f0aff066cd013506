import { types } from 'node:util';
import type { JsonArray, JsonObject } from '../../../util/json';
import { errorShape } from './errorShape';
import { exited } from './runtime/exited';
import type { ProcessEnd } from './runtime/ProcessGroup';
import type { FunctionEnd } from './FunctionEnd';

/** Something that ends a Lambda runtime, and its invocation. */
export type Crash =
  | { readonly kind: 'rejection' | 'exception'; readonly error: unknown }
  /** `process.exit` and similar calls. */
  | { readonly kind: 'exit'; readonly end: ProcessEnd };

/** Lambda's response to it. */
export function endOfCrash(crash: Crash, requestId: string): FunctionEnd {
  if (crash.kind === 'exit') return exited(requestId, crash.end);
  const value = crash.kind === 'rejection' ? rejectionShape(crash.error) : errorShape(crash.error);
  return { value, functionError: 'Unhandled' };
}

/** AWS: in the form of the runtime for Node.js (aws-lambda-nodejs-runtime-interface-client). */
function rejectionShape(reason: unknown): JsonObject {
  // In the form of `errorShape`.
  const {
    errorMessage,
    errorType,
    trace = [],
  } = errorShape(reason) as {
    errorMessage: string;
    errorType: string;
    trace?: JsonArray;
  };
  const text = types.isNativeError(reason) ? `${errorType}: ${errorMessage}` : errorMessage;
  const name = 'Runtime.UnhandledPromiseRejection';
  return { errorType: name, errorMessage: text, trace: [`${name}: ${text}`, ...trace.slice(1)] };
}

/**
 * Lambda's response for a handler that has nothing left to do and has not responded.
 *
 * AWS: an asynchronous function fails; any other returns null (aws-lambda-nodejs-runtime-interface-client).
 */
export function endOfNothing(isAsync: boolean): FunctionEnd {
  if (!isAsync) return { value: null };
  const errorMessage =
    'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that ' +
    'was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';
  return { value: { errorType: 'Runtime.NodeJsExit', errorMessage, trace: [] }, functionError: 'Unhandled' };
}
