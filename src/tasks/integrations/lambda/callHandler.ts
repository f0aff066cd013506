import type { HarnessError } from '../../../errors/HarnessError';
import { testersMistake } from '../../../errors/testersMistake';
import { toJsonCopy } from '../../../util/copyJson';
import { parseJson, type Json } from '../../../util/json';
import { errorShape } from './errorShape';
import { LocalAnswer, type FunctionAnswer, type FunctionEnd } from './FunctionAnswer';
import type { FunctionCall } from './FunctionCall';
import { HandlerContext, Invocation, type HandlerIo } from './Invocation';
import type { LambdaHandler } from './LambdaContext';
import type { LocalFunction } from './LocalFunctions';
import { unloadable } from './unloadable';

/**
 * Runs a registered function as Lambda would, and makes of its answer, which is the Invoke API's, what `use` makes.
 * Without a promise when the handler gives none. A mistake of the tester (a HarnessError, an expectation of the test that
 * failed) goes through and fails the run.
 */
export function callHandler<T>(
  local: LocalFunction,
  call: FunctionCall,
  io: HandlerIo,
  use: (answer: FunctionAnswer) => T,
): T | Promise<T> {
  if (local.worker !== undefined) {
    const invocation = new Invocation(local, call, io);
    return local.worker.invoke(invocation).then((end) => use(new LocalAnswer(invocation, end)));
  }
  const handler = loadHandler(local);
  const run = (loaded: LambdaHandler): T | Promise<T> => runHandler(loaded, new Invocation(local, call, io), use);
  return isPromise(handler) ? handler.then(run) : run(handler);
}

/** The same with a handler that has been loaded, in the thread that it is to run in. */
export function runHandler<T>(
  handler: LambdaHandler,
  invocation: Invocation,
  use: (answer: FunctionAnswer) => T,
): T | Promise<T> {
  return new HandlerRun(invocation, use).run(handler);
}

function loadHandler(local: LocalFunction): LambdaHandler | Promise<LambdaHandler> {
  const refused = (error: unknown): Promise<never> => Promise.reject(unloadable(local.name, error));
  try {
    const handler = local.handler();
    return isPromise(handler) ? handler.catch(refused) : handler;
  } catch (error) {
    throw unloadable(local.name, error);
  }
}

/** A handler at work. Its first end counts: what it returns, what it calls back with, or its time limit. */
class HandlerRun<T> {
  private readonly invocation: Invocation;
  private readonly use: (answer: FunctionAnswer) => T;
  private resolve: ((used: T) => void) | undefined;
  private reject: ((error: unknown) => void) | undefined;
  private cancelLimit: (() => void) | undefined;
  private early: FunctionEnd | undefined;
  private mistake: HarnessError | undefined;
  private ended = false;

  constructor(invocation: Invocation, use: (answer: FunctionAnswer) => T) {
    this.invocation = invocation;
    this.use = use;
  }

  run(handler: LambdaHandler): T | Promise<T> {
    const { invocation } = this;
    const callback = (error?: unknown, result?: unknown): void =>
      error === undefined || error === null ? this.end(endOf(result)) : this.endThrown(error);
    let returned: unknown;
    try {
      returned = handler(invocation.call.parameters.payload.event(), new HandlerContext(invocation), callback);
    } catch (thrown) {
      const mistake = mistakeOf(thrown, invocation.local);
      if (mistake !== undefined) throw mistake;
      return this.answer(failure(thrown));
    }
    if (this.mistake !== undefined) throw this.mistake;
    if (this.early !== undefined) return this.answer(this.early);
    // Differs from AWS: a handler that neither is asynchronous nor takes a callback may just return its value. Lambda
    // would answer null for it.
    if (!isPromise(returned) && handler.length < 3) return this.answer(endOf(returned));
    return this.wait(returned);
  }

  private wait(returned: unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
      const { io, local } = this.invocation;
      this.cancelLimit = io.afterRealMs(local.timeoutSeconds * 1000, () => this.end(timedOut(this.invocation)));
      io.onAbandon(this.cancelLimit);
      if (!isPromise(returned)) return;
      returned.then(
        (value: unknown) => this.end(endOf(value)),
        (thrown: unknown) => this.endThrown(thrown),
      );
    });
  }

  private end(end: FunctionEnd): void {
    if (this.resolve === undefined) {
      this.early ??= end;
      return;
    }
    if (this.ended) return;
    this.ended = true;
    this.cancelLimit?.();
    try {
      this.resolve(this.answer(end));
    } catch (error) {
      this.reject!(error);
    }
  }

  private endThrown(thrown: unknown): void {
    const mistake = mistakeOf(thrown, this.invocation.local);
    if (mistake === undefined) this.end(failure(thrown));
    else if (this.reject === undefined) this.mistake ??= mistake;
    else {
      this.ended = true;
      this.cancelLimit?.();
      this.reject(mistake);
    }
  }

  private answer(end: FunctionEnd): T {
    return this.use(new LocalAnswer(this.invocation, end));
  }
}

/** Code under test may assert things for itself: what is thrown in a file's handler is the function's error. */
function mistakeOf(thrown: unknown, { name, fromFile }: LocalFunction): HarnessError | undefined {
  const mistake = testersMistake(thrown, () => `the handler of function '${name}'`);
  return fromFile && mistake !== thrown ? undefined : mistake;
}

/** What a handler has answered, as JSON has it. */
function endOf(value: unknown): FunctionEnd {
  try {
    return { value: toJsonCopy(value, parseJson) ?? null };
  } catch {
    return failure(new Error('Unable to stringify response body'));
  }
}

function failure(thrown: unknown): FunctionEnd {
  return { value: errorShape(thrown), functionError: 'Unhandled' };
}

/** AWS: the function's own time limit is no time-out of the state; Retry and Catch see `Sandbox.Timedout`. */
export function timedOut({ requestId, local }: Invocation): FunctionEnd {
  const { timeoutSeconds } = local;
  const value: Json = {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
  return { value, functionError: 'Unhandled', timedOutAfterSeconds: timeoutSeconds };
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T>;
function isPromise(value: unknown): value is Promise<unknown>;
function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Promise<unknown>).then === 'function';
}
