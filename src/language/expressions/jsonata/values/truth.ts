import type { WorkCounter } from '../bounds/limits';
import { weights } from '../bounds/weights';
import { isArray, ownNames } from './natives';
import { isJsonNumber } from './numbers';

/** `$boolean` of a value; undefined for undefined. An array is true if any item is. */
export function truth(value: unknown, counter: WorkCounter): boolean | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'boolean':
      return value;
    case 'string':
      return value.length > 0;
    case 'number':
      return isJsonNumber(value) && value !== 0;
    case 'object':
      if (value === null) return false;
      if (isArray(value)) return truthOfItems(value, counter);
      return ownNames(value).length > 0;
    default:
      return false;
  }
}

/** Checks all items, even after a true one, because any may be a number that is too large. */
function truthOfItems(items: readonly unknown[], counter: WorkCounter): boolean | undefined {
  if (items.length === 1) return truth(items[0], counter);
  counter.step(weights.truthItem * items.length);
  let found = false;
  for (const item of items) if (truth(item, counter)) found = true;
  return found;
}
