import { uuid as statesUuid } from '../../intrinsics/uuid';
import type { PlainFunction } from './PlainFunction';

/** `$uuid()`: a random UUID of version 4. */
export const uuid: PlainFunction = {
  name: 'uuid',
  signature: '<:s>',
  call: (_args, host) => statesUuid.call([], host),
};
