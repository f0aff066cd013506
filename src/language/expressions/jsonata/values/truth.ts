import { isNumber } from './numbers';
import { isArray, namesOf } from './natives';

/** `$boolean` of a value; nothing for nothing. An array is true when an item is. */
export function truth(value: unknown): boolean | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined;
    case 'boolean':
      return value;
    case 'string':
      return value.length > 0;
    case 'number':
      return isNumber(value) && value !== 0;
    case 'object':
      if (value === null) return false;
      if (!isArray(value)) return namesOf(value).length > 0;
      // All items are looked at, also those behind a true one.
      return value.length === 1 ? truth(value[0]) : value.filter((item) => truth(item)).length > 0;
    default:
      return false;
  }
}
