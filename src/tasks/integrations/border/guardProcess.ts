import { constants } from 'node:os';
import { runInThisContext } from 'node:vm';
import { sharedState } from '../../../util/sharedState';
import type { ProcessEnd } from '../lambda/runtime/ProcessGroup';
import { HandlerExit, isHandlerExit, runningHandler, runOutsideHandlers } from './handlerContext';

/** Functions that end a process, and how; `undefined`: this call does not. */
const endings: Readonly<Record<string, (args: readonly unknown[]) => ProcessEnd | undefined>> = {
  exit: ([code = process.exitCode]) => ({ status: Number(code ?? 0), signal: undefined }),
  reallyExit: ([code]) => ({ status: Number(code ?? 0), signal: undefined }),
  abort: () => ({ status: 0, signal: 'SIGABRT' }),
  kill([pid, signal = 'SIGTERM']) {
    if (pid !== process.pid || signal === 0) return undefined;
    return { status: 0, signal: typeof signal === 'number' ? nameOf(signal) : (signal as NodeJS.Signals) };
  },
};

type Ending = ((...args: unknown[]) => unknown) & { readonly [guarded]?: true };
const guarded = Symbol.for('stepmill.guarded');

/**
 * Keeps handlers from ending this process, which is that of the tests: what would end the runtime of Lambda ends the
 * invocation that did it, which the asynchronous context tells.
 */
export function guardProcess(): void {
  const functions = process as unknown as Record<string, Ending>;
  for (const name of Object.keys(endings)) {
    const original = functions[name]!;
    // A test that replaces it wants to see the call.
    if (original[guarded] !== true && !isSpy(original)) functions[name] = guard(name, original);
  }
  listen();
}

function guard(name: string, original: Ending): Ending {
  const ending = (...args: unknown[]): unknown => {
    const handler = runningHandler();
    const end = handler === undefined ? undefined : endings[name]!(args);
    if (end === undefined) return original.apply(process, args);
    if (runOutsideHandlers(() => handler!.crash({ kind: 'exit', end }))) throw new HandlerExit();
    throw new Error(
      `Function '${handler!.caller.functionName}' has called process.${name}(${args.map(String).join(', ')}) after it had answered, ` +
        'which ends its runtime on Lambda.',
    );
  };
  return Object.assign(ending, { [guarded]: true } as const);
}

/** Of Jest, Vitest and node:test, and of Sinon. */
function isSpy(value: object): boolean {
  return 'mock' in value || 'isSinonProxy' in value;
}

function nameOf(signal: number): NodeJS.Signals {
  const { signals } = constants;
  return (Object.keys(signals) as NodeJS.Signals[]).find((name) => signals[name] === signal) ?? 'SIGKILL';
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
