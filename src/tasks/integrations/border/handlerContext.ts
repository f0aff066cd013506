import { AsyncLocalStorage } from 'node:async_hooks';
import { types } from 'node:util';
import { sharedState } from '../../../util/sharedState';
import type { HandlerCaller } from '../../../contract/task';
import type { HandlerVariables } from '../lambda/environment/HandlerVariables';
import type { Crash } from '../lambda/crash';
import type { AwsCalls } from './AwsCall';

/** A handler that is running in this thread, or a handler's module that is being loaded. */
export interface RunningHandler {
  readonly caller: HandlerCaller;
  /** Returns the calls of its AWS clients. */
  readonly calls: AwsCalls;
  /** Its environment; `undefined` if it uses the process's. */
  readonly variables: HandlerVariables | undefined;
  /** Whether it may call AWS itself. */
  readonly mayCallAws: boolean;
  /** Ends its invocation with a HarnessError; returns `false` if the invocation is over. */
  fail(mistake: unknown): boolean;
  /** Ends its invocation with a crash of Lambda's runtime; returns `false` if the invocation is over. */
  crash(crash: Crash): boolean;
}

/** Thrown instead of ending the process, so that the invocation stops. */
export class HandlerExit extends Error {
  override readonly message = 'The handler has ended its runtime.';
  readonly isHandlerExit = true;
}

/** Also recognises one from another copy of this module. */
export function isHandlerExit(error: unknown): boolean {
  return types.isNativeError(error) && (error as Partial<HandlerExit>).isHandlerExit === true;
}

const running = sharedState('handler', () => new AsyncLocalStorage<RunningHandler | undefined>());

/** The handler whose code is running now, even after it has responded; `undefined` for all other code. */
export function runningHandler(): RunningHandler | undefined {
  return running.getStore();
}

/** Runs a handler's code. */
export function runAsHandler<T>(handler: RunningHandler, action: () => T): T {
  return running.run(handler, action);
}

/** Runs code of Stepmill, or of the test, that a handler has triggered. */
export function runOutsideHandlers<T>(action: () => T): T {
  return running.getStore() === undefined ? action() : running.run(undefined, action);
}
