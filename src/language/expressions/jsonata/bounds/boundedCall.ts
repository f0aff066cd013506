import type { Script } from 'node:vm';
import { LimitExceeded } from './LimitExceeded';
import { unitsPerMs } from './limits';
import type { WorkCounter } from './WorkCounter';

const maxTimeMs = 250;

/** To enter the virtual machine and to come back. */
const unitsOfCall = 2400;

/** Below this it is the time of the call itself, and more or less chance. */
const minTimeMs = 25;

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

/**
 * Calls a function that may never return, and gives up after a while: what Node offers to interrupt a regular
 * expression is a virtual machine. Only this constant script runs in it. Takes about 0.06 ms more than the call itself.
 * What takes long is counted by the clock, the only work that is.
 */
export function boundedCall<T>(call: () => T, counter: WorkCounter): T {
  counter.step(unitsOfCall);
  const { script, context } = (runner ??= createRunner());
  context['call'] = call;
  const started = process.cpuUsage();
  let result: T;
  try {
    result = script.runInContext(context, { timeout: maxTimeMs }) as T;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new LimitExceeded('time');
    throw error;
  } finally {
    context['call'] = undefined;
  }
  const { user, system } = process.cpuUsage(started);
  const elapsedMs = (user + system) / 1000;
  if (elapsedMs > minTimeMs) counter.step(Math.ceil(elapsedMs * unitsPerMs));
  return result;
}

function createRunner(): NonNullable<typeof runner> {
  const vm = require('node:vm') as typeof import('node:vm');
  return { script: new vm.Script('call()'), context: vm.createContext({}) };
}
