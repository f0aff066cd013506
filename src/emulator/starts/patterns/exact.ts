import { asDouble, isNumber, toCompactText, type Json } from '../../../util/json';
import { addressOf, sameAddress } from './cidr';
import { InvalidEventPattern } from './InvalidEventPattern';
import { isComparable } from './numeric';
import type { Alternative } from './Operator';

/**
 * A literal: a string, a number, `true`, `false` or `null`.
 *
 * AWS: numbers are compared as numbers, so 300 fits 300.0, although the guide says otherwise (Event Ruler; LocalStack's
 * recording of `number_comparison_float`). Outside of ±5e9, their text must be equal. Spellings of one IP address are
 * equal (Event Ruler).
 */
export function exact(literal: Json): Alternative {
  if (typeof literal === 'string') {
    const address = addressOf(literal);
    if (address === undefined) return { fits: (value) => value === literal };
    return { fits: (value) => typeof value === 'string' && sameAddress(address, addressOf(value)) };
  }
  if (isNumber(literal)) {
    const number = asDouble(literal);
    const text = toCompactText(literal);
    if (!isComparable(number)) return { fits: (value) => isNumber(value) && toCompactText(value) === text };
    return { fits: (value) => isNumber(value) && asDouble(value) === number };
  }
  if (literal === null || typeof literal === 'boolean') return { fits: (value) => value === literal };
  throw new InvalidEventPattern('Match value must be String, number, true, false, or null');
}
