import { signal } from '@preact/signals';
import { later, now } from '../live/timers';
import { tryAgain } from '../live/tryAgain';

/** The server may delay a response (a long poll waits 20 seconds). */
const patienceMs = 40_000;

/** Since when the server has not responded, and when it last did, in epoch milliseconds. */
export const connection = signal<{ lostSince: number | undefined; lastAnswer: number | undefined }>({
  lostSince: undefined,
  lastAnswer: undefined,
});

/** What `fetch` takes, and whether the request only reads: then it is sent again if the browser drops it. */
type Asked = RequestInit & { readonly isRead?: boolean };

/**
 * Sends a request to the page's server, and resolves with the response body as a string. Throws ApiError if the server
 * rejects it, LostError if there is no response, and the signal's own error if the caller aborts.
 */
export async function send(path: string, { isRead, ...init }: Asked, given?: AbortSignal): Promise<string> {
  const limit = new AbortController();
  const timer = later(patienceMs, () => limit.abort());
  const signals = given === undefined ? limit.signal : AbortSignal.any([given, limit.signal]);
  try {
    const ask = async () => {
      const response = await fetch(path, { ...init, signal: signals, cache: 'no-store' });
      return { response, text: await response.text() };
    };
    const { response, text } = await tryAgain(ask, { times: isRead === true ? 4 : 1, isFinal: () => signals.aborted });
    connection.value = { lostSince: undefined, lastAnswer: now() };
    if (!response.ok) throw toError(text, response.status);
    return text;
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (given?.aborted === true) throw given.reason as Error;
    connection.value = { ...connection.peek(), lostSince: connection.peek().lostSince ?? now() };
    throw new LostError(limit.signal.aborted ? 'The server does not answer.' : 'The server cannot be reached.');
  } finally {
    timer.cancel();
  }
}

function toError(text: string, status: number): ApiError {
  try {
    const {
      __type: type,
      code,
      message,
    } = JSON.parse(text) as Record<'__type' | 'code' | 'message', string | undefined>;
    return new ApiError(type?.replace(/^.*#/, '') ?? code ?? `HTTP ${status}`, message ?? text, status);
  } catch {
    return new ApiError(`HTTP ${status}`, text.slice(0, 500), status);
  }
}

/** The server's response to a request that failed. */
export class ApiError extends Error {
  /** AWS's name of the exception, or the control API's code. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** There was no response: the server is down, or takes too long. */
export class LostError extends Error {}
