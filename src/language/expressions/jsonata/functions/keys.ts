import type { Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import { isArray, ownNames } from '../values/natives';
import { isFunctionValue, sequenceOf } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './PlainFunction';

const unitsOfMember = 8;

/** `$keys(value)`: of an array, the names of all its items, each once. */
export const keys: PlainFunction = {
  name: 'keys',
  call([value], host) {
    return sequenceOf(keysOf(value, host));
  },
};

function keysOf(value: unknown, host: FunctionHost): string[] {
  if (isArray(value)) {
    host.step(value.length);
    const all: Record<string, Json> = {};
    for (const item of value) for (const name of keysOf(item, host)) setMember(all, name, true);
    return ownNames(all);
  }
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return [];
  const names = ownNames(value);
  host.step(names.length * unitsOfMember);
  return names;
}
