import { runInThisContext } from 'node:vm';
import { sharedState } from '../../../util/sharedState';
import type { ProcessEnd } from '../lambda/runtime/ProcessGroup';
import { HandlerExit, isHandlerExit, runningHandler, runOutsideHandlers } from './handlerContext';
import { replaceEndings } from './processEndings';

/**
 * Keeps handlers from ending this process, which is that of the tests: what would end the runtime of Lambda ends the
 * invocation that did it, which the asynchronous context tells.
 */
export function guardProcess(): void {
  replaceEndings(endHandler, () => runningHandler() !== undefined);
  listen();
}

function endHandler(call: string, _name: string, end: ProcessEnd): never {
  const handler = runningHandler()!;
  if (runOutsideHandlers(() => handler.crash({ kind: 'exit', end }))) throw new HandlerExit();
  throw new Error(
    `Function '${handler.caller.functionName}' has called ${call} after it had answered, which ends its runtime on Lambda.`,
  );
}

/**
 * Written in the main context, so that the sandbox of a test file (Jest, Vitest's VM pools) is not kept by the process. The
 * last file that has asked hears of a rejection that nobody handles and an error that nobody catches; answers it `false`,
 * they go on to the runner.
 *
 * Libraries replace `process.emit` and put back what they found (signal-exit, which Jest uses while it writes its cache). So
 * theirs stands behind ours, and where it calls ours again, it gets what was there first.
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
  // The process holds it weakly, and copies of this module come and go.
  install!(sharedState('crashed', () => crashed));
}

function crashed(name: 'unhandledRejection' | 'uncaughtException', error: unknown): boolean {
  const handler = runningHandler();
  if (handler === undefined) return false;
  if (isHandlerExit(error)) return true;
  const kind = name === 'unhandledRejection' ? 'rejection' : 'exception';
  return runOutsideHandlers(() => handler.crash({ kind, error }));
}
