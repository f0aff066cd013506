import { types } from 'node:util';
import type { Expiring, Timer } from '../../../clock/Timeline';
import { afterTurn } from '../../../clock/system';
import { TurnWatch, type Brief } from '../../../clock/TurnWatch';
import type { HandlerCaller } from '../../../contract/task';
import { isPending, type Pending, type Waiter } from '../../../util/pending';
import type { AwsCalls } from '../border/AwsCall';
import { isHandlerExit, runAsHandler, runOutsideHandlers, type RunningHandler } from '../border/handlerContext';
import type { Client } from '../protocols/answerRequest';
import type * as Crashes from './crash';
import type { HandlerVariables } from './environment/HandlerVariables';
import type { FunctionCall } from './FunctionCall';
import { endOf, endOfThrown, mistakeOf, timedOut } from './handlerEnds';
import { HandlerContext, Invocation } from './Invocation';
import { border, crashes, neverEnding } from './lateModules';
import type { LambdaHandler, LocalFunction } from './LocalFunction';
import type * as NeverEnding from './neverEnding';
import type { FunctionEnd } from './FunctionEnd';
import type { HandlerIo } from './HandlerIo';

/** Converts the end of a function. */
export type Use<T> = (end: FunctionEnd, invocation: Invocation) => T;

const toldAlready: Waiter<unknown> = { hear: () => undefined, fail: () => undefined };

/** Most handlers end before their time limit needs a timer. */
const atTurn = new TurnWatch();

/**
 * A running handler. Its first end counts: the value that it returns or calls back with, or its time limit. The waiting
 * caller is called then.
 */
export class HandlerRun<T>
  extends Invocation
  implements Pending<T>, Expiring, Brief, RunningHandler, NeverEnding.Unanswered
{
  isOver = false;
  private waiter: Waiter<T> | undefined = undefined;
  private limit: Timer | undefined = undefined;
  /** The converted end, or the HarnessError that ended it. */
  private used: T | undefined = undefined;
  private mistake: { readonly error: unknown } | undefined = undefined;
  private isCallingBack = false;
  /** Whether its answer is there and goes out after this turn: nothing holds its promise any more. */
  private isAnswering = false;
  private answer: unknown;
  /** Whether it has not ended by the turn after its call. */
  private hasLasted = false;
  /** The answer's owner, until something else must hold it. */
  private waitsFor: object | undefined = undefined;
  isAsync = false;
  private ownClient: Client | undefined = undefined;

  constructor(
    private readonly use: Use<T>,
    local: LocalFunction,
    call: FunctionCall,
    io: HandlerIo,
    id?: string,
  ) {
    super(local, call, io, id);
  }

  get caller(): HandlerCaller {
    return this.client.caller;
  }

  get calls(): AwsCalls {
    return this.client.calls;
  }

  get variables(): HandlerVariables | undefined {
    return this.io.functions?.variablesOf(this.local, this.call);
  }

  get mayCallAws(): boolean {
    return this.io.functions?.mayCallAws === true;
  }

  fail(mistake: unknown): boolean {
    // Errors that follow from the first HarnessError are ignored.
    if (this.isOver) return this.mistake !== undefined;
    this.mistake = { error: mistake };
    this.settle();
    return true;
  }

  crash(crash: Crashes.Crash): boolean {
    if (this.isOver) return false;
    const mistake = crash.kind === 'exit' ? undefined : mistakeOf(crash.error, this.local);
    if (mistake !== undefined) return this.fail(mistake);
    // The execution must not continue inside the call that was to end the process.
    this.isCallingBack = this.waiter !== undefined;
    this.end(crashes().endOfCrash(crash, this.requestId));
    this.isCallingBack = false;
    return true;
  }

  neverEnds(end: FunctionEnd): void {
    if (!this.isAnswering) this.end(end);
  }

  private get client(): Client {
    return (this.ownClient ??= border().clientOf(this.local.name, this, (mistake) => this.fail(mistake)));
  }

  run(handler: LambdaHandler): T | Pending<T> {
    let returned: unknown;
    try {
      if (!this.isOver) returned = this.askAsHandler(handler);
    } catch (thrown) {
      if (!isHandlerExit(thrown)) {
        if (this.mistake === undefined) this.isOver = false;
        this.endThrown(thrown);
      }
    }
    // Differs from AWS: a handler that is neither asynchronous nor takes a callback may simply return its value. Lambda
    // would return null for it.
    if (!this.isOver && !isPending(returned) && handler.length < 3) this.end(endOf(returned));
    if (!this.isOver) {
      this.isAsync = types.isAsyncFunction(handler);
      if (isPending(returned)) this.waitsFor = types.isPromise(returned) && handler.length < 3 ? returned : undefined;
      return this.wait(returned);
    }
    if (this.mistake !== undefined) throw this.mistake.error;
    return this.used as T;
  }

  then(hear: (used: T) => void, fail: (error: unknown) => void): void {
    this.tell({ hear, fail });
  }

  tell(waiter: Waiter<T>): void {
    this.waiter = waiter;
    if (this.isOver) this.tellNow();
  }

  /** Called when the task is over, so that the handler's result is not used. */
  giveUp(): void {
    this.isOver = true;
    this.io.functions?.atWork.delete(this);
    this.waiter = toldAlready;
    this.limit?.cancel();
  }

  lasts(): void {
    this.hasLasted = true;
    if (this.isAnswering) return this.end(endOf(this.answer));
    const { waitsFor } = this;
    this.waitsFor = undefined;
    this.io.functions?.atWork.add(this);
    if (waitsFor !== undefined) neverEnding().watchNeverEnding(this, waitsFor);
    this.limit = this.io.afterRealMs(this.local.timeoutSeconds * 1000, this);
  }

  expire(): void {
    this.end(timedOut(this));
  }

  /** A function's own thread already has its context. */
  private askAsHandler(handler: LambdaHandler): unknown {
    if (this.io.functions === undefined) return this.ask(handler);
    // Its module may just have loaded an SDK.
    border().guardHandlers(this.local);
    return runAsHandler(this, () => this.ask(handler));
  }

  private ask(handler: LambdaHandler): unknown {
    const event = this.call.parameters.payload.event();
    if (this.local.seesEventOnly) return (handler as (event: unknown) => unknown)(event);
    return this.askWithContext(handler, event);
  }

  private askWithContext(handler: LambdaHandler, event: unknown): unknown {
    const callback = (error?: unknown, result?: unknown): void => {
      // Code that continues with the answer does not belong to the handler.
      runOutsideHandlers(() => {
        this.isCallingBack = this.waiter !== undefined;
        if (error === undefined || error === null) this.end(endOf(result));
        else this.endThrown(error);
        this.isCallingBack = false;
      });
    };
    this.waitsFor = callback;
    return handler(event, new HandlerContext(this), callback);
  }

  private wait(returned: unknown): this {
    atTurn.add(this);
    if (isPending(returned))
      // A thenable may call back from anywhere.
      (types.isPromise(returned) ? returned : Promise.resolve(returned)).then(
        (value: unknown) => this.endAfterTurn(value),
        (thrown: unknown) => this.endThrown(thrown),
      );
    return this;
  }

  /**
   * AWS: the response is sent after a turn of the event loop, and a rejection that is still unhandled then takes
   * precedence. A function's own thread waits for the turn itself.
   */
  private endAfterTurn(value: unknown): void {
    this.isAnswering = true;
    if (this.io.functions === undefined) return this.end(endOf(value));
    // Most answer in the turn of their call, after which they are looked at anyway.
    this.answer = value;
    if (this.hasLasted) afterTurn(() => this.end(endOf(value)));
  }

  private end(end: FunctionEnd): void {
    if (this.isOver) return;
    try {
      this.used = this.use(end, this);
    } catch (error) {
      this.mistake = { error };
    }
    this.settle();
  }

  private endThrown(thrown: unknown): void {
    const mistake = mistakeOf(thrown, this.local);
    if (mistake === undefined) return this.end(endOfThrown(thrown));
    // Reports a HarnessError even if the handler has already ended unobserved.
    if (this.isOver && this.waiter !== undefined) return;
    this.mistake = { error: mistake };
    this.settle();
  }

  private settle(): void {
    this.isOver = true;
    this.waitsFor = undefined;
    this.answer = undefined;
    this.io.functions?.atWork.delete(this);
    this.limit?.cancel();
    // Code after the handler's callback runs first.
    if (this.isCallingBack) void Promise.resolve().then(() => this.tellNow());
    else this.tellNow();
  }

  private tellNow(): void {
    const { waiter, mistake } = this;
    if (waiter === undefined) return;
    // The answer may stay in memory, and this with it; the task must not.
    this.waiter = toldAlready;
    if (mistake === undefined) waiter.hear(this.used as T);
    else waiter.fail(mistake.error);
  }
}
