import type { Script } from 'node:vm';

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

/**
 * Calls a function and throws `lateness()` when it has not returned after `maxTimeMs` milliseconds. What Node offers to
 * interrupt a regular expression is a virtual machine; only this constant script runs in it. Takes about 0.06 ms more
 * than the call itself.
 */
export function callWithin<T>(maxTimeMs: number, call: () => T, lateness: () => Error): T {
  const { script, context } = (runner ??= createRunner());
  context['call'] = call;
  try {
    return script.runInContext(context, { timeout: maxTimeMs }) as T;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw lateness();
    throw error;
  } finally {
    context['call'] = undefined;
  }
}

function createRunner(): NonNullable<typeof runner> {
  const vm = require('node:vm') as typeof import('node:vm');
  return { script: new vm.Script('call()'), context: vm.createContext({}) };
}
