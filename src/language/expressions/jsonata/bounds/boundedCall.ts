import { callWithin } from '../../callWithin';
import { LimitExceeded, unitsPerMs, type WorkCounter } from './limits';

const maxTimeMs = 250;

/** To enter the virtual machine and to come back. */
const unitsOfCall = 2400;

/** Below this it is the time of the call itself, and more or less chance. */
const minTimeMs = 25;

/**
 * Calls a function that may never return, and gives up after a while. What takes long is counted by the clock, the only
 * work that is. Throws `LimitExceeded`.
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
