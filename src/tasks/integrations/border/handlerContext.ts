import { AsyncLocalStorage } from 'node:async_hooks';
import { types } from 'node:util';
import { sharedState } from '../../../util/sharedState';
import type { HandlerCaller } from '../../../contract/task';
import type { HandlerVariables } from '../lambda/environment/HandlerVariables';
import type { Crash } from '../lambda/crash';
import type { AwsCalls } from './AwsCall';

/** A handler at work in this thread, or a module of a handler that is being loaded. */
export interface RunningHandler {
  readonly caller: HandlerCaller;
  /** Who answers the calls of its AWS clients. */
  readonly calls: AwsCalls;
  /** Its environment; `undefined` where it has that of the process. */
  readonly variables: HandlerVariables | undefined;
  /** Whether it may call AWS itself. */
  readonly mayCallAws: boolean;
  /** Ends its invocation with a mistake of the tester; `false` when that is over. */
  fail(mistake: unknown): boolean;
  /** Ends its invocation with what ends a runtime of Lambda; `false` when that is over. */
  crash(crash: Crash): boolean;
}

/** Thrown instead of ending the process: nothing of the invocation goes on. */
export class HandlerExit extends Error {
  override readonly message = 'The handler has ended its runtime.';
  readonly isHandlerExit = true;
}

/** Also one of another copy of this module. */
export function isHandlerExit(error: unknown): boolean {
  return types.isNativeError(error) && (error as Partial<HandlerExit>).isHandlerExit === true;
}

const running = sharedState('handler', () => new AsyncLocalStorage<RunningHandler | undefined>());

/** The handler whose code is running now, also after it has answered; `undefined` for all other code. */
export function runningHandler(): RunningHandler | undefined {
  return running.getStore();
}

/** Runs code of a handler. */
export function runAsHandler<T>(handler: RunningHandler, action: () => T): T {
  return running.run(handler, action);
}

/** Runs code of Stepmill, or of the test, that a handler has set going. */
export function runOutsideHandlers<T>(action: () => T): T {
  return running.getStore() === undefined ? action() : running.run(undefined, action);
}
