import { callWithin } from '../../callWithin';
import { LimitExceeded, unitsPerMs, type WorkCounter } from './limits';

const maxTimeMs = 250;

/** For entering the virtual machine and coming back. */
const unitsOfCall = 2400;

/** Shorter times are mostly the overhead of the call itself, and chance. */
const minTimeMs = 25;

/**
 * Calls a function that may never return, and gives up after a while. Long calls are counted by the clock; all other
 * work is counted in units. Throws `LimitExceeded`.
 */
export function boundedCall<T>(call: () => T, counter: WorkCounter): T {
  counter.step(unitsOfCall);
  let started: NodeJS.CpuUsage | undefined;
  const timed = (): T => {
    started = process.cpuUsage();
    return call();
  };
  const result = callWithin(maxTimeMs, timed, () => new LimitExceeded('time'));
  const { user, system } = process.cpuUsage(started);
  const elapsedMs = (user + system) / 1000;
  if (elapsedMs > minTimeMs) counter.step(Math.ceil(elapsedMs * unitsPerMs));
  return result;
}
