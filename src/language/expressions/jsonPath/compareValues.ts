import type { Json } from '../../../util/json';

/**
 * The order of what a filter expects and what it finds: negative, 0 or positive; `undefined` when the two cannot be
 * compared, so that every operator is false.
 *
 * AWS: a literal of a filter is a text until it meets a value: `@.n == 5` and `@.n == '5'` are the same, and `null`,
 * `'null'` and JSON null are equal.
 */
export function compareValues(expected: Json, found: Json): number | undefined {
  if (isNullish(expected) || isNullish(found)) return Number(isNullish(found)) - Number(isNullish(expected));
  if (typeof expected === 'string') return compareText(expected, found);
  if (typeof expected === 'number' && typeof found === 'number') return expected - found;
  if (typeof expected === 'boolean' && typeof found === 'boolean') return Number(expected) - Number(found);
  // The same object, as when a filter compares an item with itself.
  return expected === found ? 0 : undefined;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function compareText(expected: string, found: Json): number | undefined {
  if (typeof found === 'string') {
    const text = expected.replaceAll("\\'", "'");
    return text === found ? 0 : text < found ? -1 : 1;
  }
  if (typeof found === 'number') return decimal.test(expected) ? Number(expected) - found : undefined;
  if (typeof found === 'boolean') return Number(expected.toLowerCase() === 'true') - Number(found);
  return undefined;
}

function isNullish(value: Json): boolean {
  return value === null || value === 'null';
}
