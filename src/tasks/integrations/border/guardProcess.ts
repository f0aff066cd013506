import { runInThisContext } from 'node:vm';
import { sharedState } from '../../../util/sharedState';
import type { ProcessEnd } from '../lambda/runtime/ProcessGroup';
import { HandlerExit, isHandlerExit, runningHandler, runOutsideHandlers } from './handlerContext';
import { replaceEndings } from './processEndings';

/**
 * Keeps handlers from ending this process, which runs the tests. What would end Lambda's runtime ends the invocation
 * that caused it, which the asynchronous context identifies.
 */
export function guardProcess(): void {
  replaceEndings(endHandler, () => runningHandler() !== undefined);
  listen();
}

function endHandler(call: string, _name: string, end: ProcessEnd): never {
  const handler = runningHandler()!;
  if (runOutsideHandlers(() => handler.crash({ kind: 'exit', end }))) throw new HandlerExit();
  throw new Error(
    `Function '${handler.caller.functionName}' called ${call} after it had responded, which ends its runtime on Lambda.`,
  );
}

/**
 * Evaluated in the main context, so that the process does not keep the sandbox of a test file (Jest, Vitest's VM
 * pools). The last file that installed it receives unhandled rejections and uncaught exceptions. If it returns `false`,
 * they go on to the runner.
 *
 * Libraries replace `process.emit` and restore what they found (signal-exit, which Jest uses while it writes its
 * cache). So theirs runs after ours, and when it calls ours again, it gets the original.
 */
const installer = `(hear) => {
  const slot = Symbol.for('stepmill.crashes');
  if (process[slot] === undefined) {
    const first = process.emit;
    let theirs = first;
    let isInside = false;
    const emit = function (name, ...rest) {
      if (isInside) return first.call(this, name, ...rest);
      if ((name === 'unhandledRejection' || name === 'uncaughtException') && process[slot].deref()?.(name, rest[0]) === true)
        return true;
      isInside = true;
      try {
        return theirs.call(this, name, ...rest);
      } finally {
        isInside = false;
      }
    };
    const set = (value) => void (theirs = value === emit ? first : value);
    Object.defineProperty(process, 'emit', { configurable: true, enumerable: true, get: () => emit, set });
  }
  if (process[slot]?.deref() !== hear) process[slot] = new WeakRef(hear);
}`;

let install: ((hear: typeof crashed) => void) | undefined;

function listen(): void {
  if (install !== undefined) return;
  install = runInThisContext(installer) as typeof install;
  // The process holds it weakly, because copies of this module come and go.
  install!(sharedState('crashed', () => crashed));
}

function crashed(name: 'unhandledRejection' | 'uncaughtException', error: unknown): boolean {
  const handler = runningHandler();
  if (handler === undefined) return false;
  if (isHandlerExit(error)) return true;
  const kind = name === 'unhandledRejection' ? 'rejection' : 'exception';
  return runOutsideHandlers(() => handler.crash({ kind, error }));
}
