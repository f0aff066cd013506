import { type Json, parseJson } from '../../../../util/json';
import { unhandled } from './exited';
import { mostBytes, type RuntimeReply } from './RuntimeApi';
import type { FunctionEnd } from '../FunctionEnd';

/** What a runtime has sent as Step Functions gets to see it; a fault is told to the tester, too. */
export function endOfReply({ text, errorType, isError }: RuntimeReply): FunctionEnd & { readonly fault?: string } {
  if (text === undefined) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${mostBytes} bytes).`;
    return unhandled({ errorType: 'Function.ResponseSizeTooLarge', errorMessage });
  }
  // AWS: the header makes an error of a reply without a body.
  if (isError && text === '') return unhandled({ errorType: errorType ?? 'Runtime.UnknownReason', errorMessage: '' });
  const value = read(text);
  if (value === undefined) {
    // What Lambda hands on as it is, Step Functions cannot read. Its error is that of a function that told none.
    const fault = `answers what is not JSON: ${JSON.stringify(text.slice(0, 200))}`;
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

/** What a runtime that cannot start has sent. */
export function describeInitError(text: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(text) as { errorType?: unknown; errorMessage?: unknown };
    if (typeof errorType === 'string') return `${errorType}: ${String(errorMessage)}`;
  } catch {
    // Whatever it is, it is shown.
  }
  return text.slice(0, 500) || 'its runtime says nothing more';
}
