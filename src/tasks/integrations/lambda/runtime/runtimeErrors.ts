import { type Json, parseJson } from '../../../../util/json';
import { unhandled } from './exited';
import { mostBytes, type RuntimeReply } from './RuntimeApi';
import type { FunctionEnd } from '../FunctionEnd';

/** A runtime's response as Step Functions receives it. A fault is also reported to the tester. */
export function endOfReply({ text, errorType, isError }: RuntimeReply): FunctionEnd & { readonly fault?: string } {
  if (text === undefined) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${mostBytes} bytes).`;
    return unhandled({ errorType: 'Function.ResponseSizeTooLarge', errorMessage });
  }
  // AWS: the header makes a response without a body an error.
  if (isError && text === '') return unhandled({ errorType: errorType ?? 'Runtime.UnknownReason', errorMessage: '' });
  const value = read(text);
  if (value === undefined) {
    // Lambda passes it on unchanged, but Step Functions cannot parse it. The error is the same as for a function that
    // returned none.
    const fault = `responds with something other than JSON: ${JSON.stringify(text.slice(0, 200))}`;
    return { value: null, payload: text, functionError: 'Unhandled', fault };
  }
  return { value, payload: text, ...(isError && { functionError: 'Unhandled' }) };
}

function read(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** The error of a runtime that cannot start. */
export function describeInitError(text: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(text) as { errorType?: unknown; errorMessage?: unknown };
    if (typeof errorType === 'string') return `${errorType}: ${String(errorMessage)}`;
  } catch {
    // Not JSON: shown unchanged.
  }
  return text.slice(0, 500) || 'its runtime says nothing more';
}
