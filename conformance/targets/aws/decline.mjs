// What an account answers that is no behaviour of Step Functions: it throttles, does not know the credentials, or does
// not allow a call.
import { notPlayable } from '../../player/turns.mjs';

const throttles = new Set(['ThrottlingException', 'TooManyRequestsException', 'ServiceUnavailable', 'InternalFailure']);
const unknown = new Set([
  ...['UnrecognizedClientException', 'InvalidSignatureException', 'IncompleteSignature', 'ExpiredTokenException'],
  ...['MissingAuthenticationTokenException', 'MissingAuthenticationToken', 'InvalidClientTokenId'],
]);
const mostTries = 10;
const longestPause = 10_000;

/** `send` with patience where AWS throttles. Throws when the account declines what the scenario does not expect it to. */
export function whatAwsDeclines(send) {
  return async (operation, params, context) => {
    const { error, ...rest } = await sendPatiently(send, operation, params);
    if (!error) return rest;
    const said = `${operation}: ${error.code}: ${error.message}`;
    if (unknown.has(error.code)) throw notPlayable(`the account does not know the credentials: ${said}`);
    if (error.code === 'AccessDeniedException' && context?.step?.error?.code !== error.code)
      throw notPlayable(`the credentials or the role may not do it: ${said}`);
    return { error };
  };
}

async function sendPatiently(send, operation, params) {
  for (let tries = 1, pause = 300; ; tries++, pause = Math.min(pause * 2, longestPause)) {
    const got = await send(operation, params);
    if (!throttles.has(got.error?.code) || tries === mostTries) return got;
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
  }
}
