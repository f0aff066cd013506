import { constants } from 'node:os';
import type { ProcessEnd } from '../lambda/runtime/ProcessGroup';

/** Functions that end a process, and how; `undefined` if this call does not. */
const endings = Object.entries<(args: readonly unknown[]) => ProcessEnd | undefined>({
  exit: ([code = process.exitCode]) => ({ status: Number(code ?? 0), signal: undefined }),
  reallyExit: ([code]) => ({ status: Number(code ?? 0), signal: undefined }),
  abort: () => ({ status: 0, signal: 'SIGABRT' }),
  kill([pid, signal = 'SIGTERM']) {
    if (!meansThisProcess(Number(pid)) || signal === 0) return undefined;
    return { status: 0, signal: typeof signal === 'number' ? nameOf(signal) : (signal as NodeJS.Signals) };
  },
});

/**
 * Also true for the parent process and for a group that may include this one: a Lambda runtime would not survive that.
 */
function meansThisProcess(pid: number): boolean {
  return pid <= 0 || pid === process.pid || pid === process.ppid;
}

type Ending = ((...args: unknown[]) => unknown) & { readonly [guarded]?: true };
const guarded = Symbol.for('stepmill.guarded');

/** Called instead of what ends the process. `call`: the call as written, `process.exit(1)`; `name`: `exit`. */
type EndInstead = (call: string, name: string, end: ProcessEnd) => never;

/** Replaces, once, the functions of `process` that end it, for callers for which `applies` returns true. */
export function replaceEndings(endInstead: EndInstead, applies: () => boolean = () => true): void {
  const functions = process as unknown as Record<string, Ending>;
  for (const [name, endOf] of endings) {
    const original = functions[name]!;
    // A test that replaces it wants to observe the call.
    if (original[guarded] === true || isSpy(original)) continue;
    const ending = (...args: unknown[]): unknown => {
      const end = applies() ? endOf(args) : undefined;
      if (end === undefined) return original.apply(process, args);
      const given = args.filter((arg) => arg !== undefined).map(String);
      return endInstead(`process.${name}(${given.join(', ')})`, name, end);
    };
    functions[name] = Object.assign(ending, { [guarded]: true } as const);
  }
}

/** Recognises spies of Jest, Vitest, node:test and Sinon. */
function isSpy(value: object): boolean {
  return 'mock' in value || 'isSinonProxy' in value;
}

function nameOf(signal: number): NodeJS.Signals {
  const { signals } = constants;
  return (Object.keys(signals) as NodeJS.Signals[]).find((name) => signals[name] === signal) ?? 'SIGKILL';
}
