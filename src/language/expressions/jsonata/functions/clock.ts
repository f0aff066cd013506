import { libraryFunction } from '../library/library';
import type { PlainFunction } from './PlainFunction';

/** `$now()`, `$millis()`: the library reads the machine's clock; an execution lives in the emulator's time. */
export const now: PlainFunction = {
  name: 'now',
  call: ([picture, timezone], host) => libraryFunction('fromMillis').implementation(host.now(), picture, timezone),
};

export const millis: PlainFunction = {
  name: 'millis',
  call: (_args, host) => host.now(),
};
