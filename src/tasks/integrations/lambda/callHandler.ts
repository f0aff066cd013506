import { types } from 'node:util';
import type { Expiring, Timer } from '../../../clock/Timeline';
import { testersMistake, type HarnessError } from '../../../errors/HarnessError';
import { toJsonCopy } from '../../../util/copyJson';
import { parseJson, type Json } from '../../../util/json';
import type { Late, Waiter } from '../../../util/Late';
import { errorShape, unloadable } from './errorShape';
import type { FunctionEnd } from './FunctionAnswer';
import type { FunctionCall } from './FunctionCall';
import { HandlerContext, Invocation, type HandlerIo } from './Invocation';
import type { LocalFunction, LambdaHandler } from './LocalFunction';

/** What is made of a function's end. */
export type Use<T> = (end: FunctionEnd, invocation: Invocation) => T;

/**
 * Runs a registered function as Lambda would, and makes of its end what `use` makes. At once when the handler gives no
 * promise. A mistake of the tester (a HarnessError, an expectation of the test that failed) goes through and fails the run.
 */
export function callHandler<T>(local: LocalFunction, call: FunctionCall, io: HandlerIo, use: Use<T>): T | Late<T> {
  if (local.runner !== undefined) {
    const invocation = new Invocation(local, call, io);
    return local.runner.invoke(invocation).then((end) => use(end, invocation));
  }
  const handler = loadHandler(local);
  if (!isPromise(handler)) return new HandlerRun(use, local, call, io).run(handler);
  return handler.then(async (loaded) => await new HandlerRun(use, local, call, io).run(loaded));
}

/** The same with a handler that has been loaded, in the thread that it is to run in. */
export function runHandler<T>(handler: LambdaHandler, invocation: Invocation, use: Use<T>): T | Late<T> {
  const { local, call, io, requestId } = invocation;
  return new HandlerRun(use, local, call, io, requestId).run(handler);
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

/** How a run is over: with what was made of the handler's end, or by a mistake of the tester. */
type Settled<T> = { readonly used: T } | { readonly mistake: unknown };

const toldAlready: Waiter<unknown> = { hear: () => undefined, fail: () => undefined };

/**
 * A handler at work. Its first end counts: what it returns, what it calls back with, or its time limit. Whoever waits for
 * it is called when it is there.
 */
class HandlerRun<T> extends Invocation implements Late<T>, Expiring {
  private readonly use: Use<T>;
  private waiter: Waiter<T> | undefined;
  private limit: Timer | undefined;
  private settled: Settled<T> | undefined;
  private isCallingBack = false;

  constructor(use: Use<T>, local: LocalFunction, call: FunctionCall, io: HandlerIo, id?: string) {
    super(local, call, io, id);
    this.use = use;
  }

  run(handler: LambdaHandler): T | Late<T> {
    let returned: unknown;
    try {
      returned = this.ask(handler);
    } catch (thrown) {
      if (this.settled !== undefined && 'used' in this.settled) this.settled = undefined;
      this.endThrown(thrown);
    }
    // Differs from AWS: a handler that neither is asynchronous nor takes a callback may just return its value. Lambda
    // would answer null for it.
    if (this.settled === undefined && !isPromise(returned) && handler.length < 3) this.end(endOf(returned));
    if (this.settled === undefined) return this.wait(returned);
    if ('mistake' in this.settled) throw this.settled.mistake;
    return this.settled.used;
  }

  then(hear: (used: T) => void, fail: (error: unknown) => void): void {
    this.tell({ hear, fail });
  }

  tell(waiter: Waiter<T>): void {
    this.waiter = waiter;
    if (this.settled !== undefined) this.tellOf(this.settled);
  }

  /** The task is over: the handler goes on for nobody. */
  giveUp(): void {
    this.limit?.cancel();
  }

  expire(): void {
    this.end(timedOut(this));
  }

  private ask(handler: LambdaHandler): unknown {
    const event = this.call.parameters.payload.event();
    if (this.local.seesEventOnly) return (handler as (event: unknown) => unknown)(event);
    return handler(event, new HandlerContext(this), (error?: unknown, result?: unknown): void => {
      this.isCallingBack = this.waiter !== undefined;
      if (error === undefined || error === null) this.end(endOf(result));
      else this.endThrown(error);
      this.isCallingBack = false;
    });
  }

  private wait(returned: unknown): this {
    this.limit = this.io.afterRealMs(this.local.timeoutSeconds * 1000, this);
    if (isPromise(returned))
      // What is like a promise may call back from anywhere.
      (types.isPromise(returned) ? returned : Promise.resolve(returned)).then(
        (value: unknown) => this.end(endOf(value)),
        (thrown: unknown) => this.endThrown(thrown),
      );
    return this;
  }

  private end(end: FunctionEnd): void {
    if (this.settled === undefined) this.settle(this.settledBy(end));
  }

  private settledBy(end: FunctionEnd): Settled<T> {
    try {
      return { used: this.use(end, this) };
    } catch (error) {
      return { mistake: error };
    }
  }

  private endThrown(thrown: unknown): void {
    const mistake = mistakeOf(thrown, this.local);
    if (mistake === undefined) this.end(failure(thrown));
    // A mistake is told of, also after an end that nobody has heard of.
    else if (this.settled === undefined || this.waiter === undefined) this.settle({ mistake });
  }

  private settle(settled: Settled<T>): void {
    this.settled = settled;
    this.limit?.cancel();
    // What the handler does behind its callback comes first.
    if (this.isCallingBack) void Promise.resolve(settled).then((late) => this.tellOf(late));
    else this.tellOf(settled);
  }

  private tellOf(settled: Settled<T>): void {
    const { waiter } = this;
    if (waiter === undefined) return;
    // An answer may stay, and with it this; the task must not.
    this.waiter = toldAlready;
    if ('used' in settled) waiter.hear(settled.used);
    else waiter.fail(settled.mistake);
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
