import { HarnessError } from '../../../errors/HarnessError';
import { uuid } from '../ids';
import type { IntegrationIo } from '../IntegrationIo';
import { errorShape } from './errorShape';
import { answered, type FunctionAnswer, type FunctionCall } from './invocation';
import type { LambdaContext, LambdaHandler } from './LambdaContext';
import type { LocalFunction } from './LocalFunctions';

/** What running a handler needs of the world. */
export type HandlerIo = Pick<IntegrationIo, 'now' | 'random' | 'realNow' | 'afterRealMs' | 'onAbandon'>;

type Settled = { readonly value: unknown } | { readonly thrown: unknown };

/**
 * Runs a registered function as Lambda would, and answers as the Invoke API does. Without a promise when the handler
 * gives none. A mistake of the tester (HarnessError) goes through and fails the run.
 */
export function callHandler(
  local: LocalFunction,
  call: FunctionCall,
  io: HandlerIo,
): FunctionAnswer | Promise<FunctionAnswer> {
  const requestId = uuid(io);
  const startMs = io.realNow();
  const answer = (settled: Settled): FunctionAnswer => {
    const { payload, functionError } = serialise(settled);
    const logResult = call.logTail ? logTail(requestId, io.realNow() - startMs, local.memoryMb) : undefined;
    const timedOutAfterSeconds =
      'thrown' in settled && settled.thrown instanceof TimedOut ? local.timeoutSeconds : undefined;
    const parts = { payload, functionError, executedVersion: versionOf(call), logResult, requestId };
    return { ...answered(parts, io), timedOutAfterSeconds };
  };
  const handler = loadHandler(local);
  const settled = isPromise(handler)
    ? handler.then((loaded) => run(loaded, local, call, requestId, io))
    : run(handler, local, call, requestId, io);
  return isPromise(settled) ? settled.then(answer) : answer(settled);
}

function loadHandler(local: LocalFunction): LambdaHandler | Promise<LambdaHandler> {
  const refused = (error: unknown): HarnessError =>
    HarnessError.is(error)
      ? error
      : new HarnessError(
          `The handler of function '${local.name}' cannot be loaded: ${(error as Error | undefined)?.stack ?? String(error)}`,
        );
  try {
    const handler = local.handler();
    return isPromise(handler) ? handler.catch((error: unknown) => Promise.reject(refused(error))) : handler;
  } catch (error) {
    throw refused(error);
  }
}

function run(
  handler: LambdaHandler,
  local: LocalFunction,
  call: FunctionCall,
  requestId: string,
  io: HandlerIo,
): Settled | Promise<Settled> {
  const timeoutMs = local.timeoutSeconds * 1000;
  const startMs = io.realNow();
  const context = createContext(local, call, requestId, () => Math.max(0, startMs + timeoutMs - io.realNow()));
  let settle: ((settled: Settled) => void) | undefined;
  let early: Settled | undefined;
  const end = (settled: Settled): void => {
    if (settle === undefined) early ??= settled;
    else settle(settled);
  };
  const callback = (error?: unknown, result?: unknown): void =>
    end(error === undefined || error === null ? { value: result } : { thrown: error });
  let returned: unknown;
  try {
    returned = handler(JSON.parse(call.payload), context, callback);
  } catch (thrown) {
    return failed(thrown);
  }
  if (early !== undefined) return early;
  // Differs from AWS: a handler that neither is asynchronous nor takes a callback may just return its value. Lambda
  // would answer null for it.
  if (!isPromise(returned) && handler.length < 3) return { value: returned };

  return new Promise<Settled>((resolve, reject) => {
    const cancel = io.afterRealMs(timeoutMs, () => end({ thrown: timedOut(requestId, local.timeoutSeconds) }));
    settle = (settled) => {
      settle = () => undefined;
      cancel();
      resolve(settled);
    };
    io.onAbandon(cancel);
    if (!isPromise(returned)) return;
    returned.then(
      (value: unknown) => end({ value }),
      (thrown: unknown) => (isMistake(thrown) ? (cancel(), reject(thrown as Error)) : end({ thrown })),
    );
  });
}

function failed(thrown: unknown): Settled {
  if (isMistake(thrown)) throw thrown;
  return { thrown };
}

/** A thrown value may be anything, also something that cannot be looked at. */
function isMistake(thrown: unknown): boolean {
  try {
    return HarnessError.is(thrown);
  } catch {
    return false;
  }
}

function serialise(settled: Settled): { payload: string; functionError?: string } {
  if ('thrown' in settled) return failure(settled.thrown);
  try {
    return { payload: JSON.stringify(settled.value === undefined ? null : settled.value) ?? 'null' };
  } catch {
    return failure(new Error('Unable to stringify response body'));
  }
}

function failure(thrown: unknown): { payload: string; functionError: string } {
  const shape = thrown instanceof TimedOut ? thrown.shape : errorShape(thrown);
  return { payload: JSON.stringify(shape), functionError: 'Unhandled' };
}

class TimedOut {
  constructor(readonly shape: { errorType: string; errorMessage: string }) {}
}

/** AWS: the function's own time limit is no time-out of the state; Retry and Catch see `Sandbox.Timedout`. */
function timedOut(requestId: string, seconds: number): TimedOut {
  return new TimedOut({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  });
}

function createContext(
  local: LocalFunction,
  call: FunctionCall,
  requestId: string,
  remainingMs: () => number,
): LambdaContext {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: local.name,
    functionVersion: versionOf(call),
    invokedFunctionArn: call.functionArn,
    memoryLimitInMB: String(local.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${local.name}`,
    logStreamName: `stepmill/[${versionOf(call)}]${requestId.replaceAll('-', '')}`,
    clientContext: decodeClientContext(call.clientContext),
    getRemainingTimeInMillis: remainingMs,
  };
}

/** A number is a version; an alias points to a version, which nobody here knows. */
function versionOf({ qualifier }: FunctionCall): string {
  return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
}

function decodeClientContext(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function logTail(requestId: string, durationMs: number, memoryMb: number): string {
  const billedMs = Math.max(1, Math.ceil(durationMs));
  const text =
    `START RequestId: ${requestId} Version: $LATEST\nEND RequestId: ${requestId}\n` +
    `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${billedMs} ms\t` +
    `Memory Size: ${memoryMb} MB\tMax Memory Used: ${memoryMb} MB\t\n`;
  return Buffer.from(text).toString('base64');
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T>;
function isPromise(value: unknown): value is Promise<unknown>;
function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Promise<unknown>).then === 'function';
}
