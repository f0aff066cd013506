/**
 * The failure of a task whose Lambda function threw: the error is the function's own, the cause its reply.
 *
 * AWS: the cause is JSON text, as the Node.js runtime writes it.
 */
export function functionFailure(errorType: string, errorMessage = ''): { error: string; cause: string } {
  return { error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: [] }) };
}
