import { monotonicMs, startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { exitCodes } from '../../terminal/Cli';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';

export interface StopOptions {
  readonly url?: string;
  readonly port?: number;
  readonly token?: string;
}

/** A server that does not end within this time, in milliseconds, hangs. */
const patienceMs = 30_000;
const betweenLooksMs = 50;

/**
 * Asks a server to end, waits until it has, and returns the exit code. Throws HarnessError if it rejects the request.
 */
export async function stop({ url, port, token }: StopOptions, { stderr }: Terminal): Promise<number> {
  const base = port === undefined ? (url ?? 'http://127.0.0.1:8083') : `http://127.0.0.1:${port}`;
  if (!/^https?:\/\/[^/]/.test(base))
    throw new HarnessError(`--url must be a URL like http://127.0.0.1:8083, not '${base}'.`);
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const answer = await ask(new URL('/_stepmill/v1/stop', base), { method: 'POST', headers });
  if (answer === undefined) {
    printMessage(stderr, 'error', `no server responds at ${base}.`);
    return exitCodes.failure;
  }
  if (!answer.ok) throw new HarnessError(`the server at ${base} was not stopped: ${await whyNot(answer)}`);
  const startedMs = monotonicMs();
  while ((await ask(new URL('/health', base))) !== undefined) {
    if (monotonicMs() - startedMs > patienceMs) {
      printMessage(stderr, 'error', `the server at ${base} still responds after ${patienceMs / 1000} seconds.`);
      return exitCodes.failure;
    }
    await new Promise<void>((resolve) => startSystemTimer(betweenLooksMs, resolve));
  }
  return exitCodes.success;
}

/** `undefined` without a response. */
async function ask(url: URL, request?: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(url, request);
  } catch {
    return undefined;
  }
}

async function whyNot(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return (JSON.parse(text) as { message: string }).message;
  } catch {
    return `HTTP ${answer.status}. It may not be Stepmill's.`;
  }
}
