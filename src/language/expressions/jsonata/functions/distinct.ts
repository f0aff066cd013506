import { isFunctionValue, isSequence, sequence } from '../values/sequences';
import type { PlainFunction } from './PlainFunction';

/** `$distinct(values)`. In the library its time grows with the square of the values. */
export const distinct: PlainFunction = {
  name: 'distinct',
  call([values]) {
    if (!Array.isArray(values) || values.length <= 1) return values;
    const found: unknown[] = isSequence(values) ? sequence() : [];
    const seen = new Set<unknown>();
    for (const value of values) {
      const key = keyOf(value);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(value);
    }
    return found;
  },
};

/** The same key for values that are equal, and only for them. */
function keyOf(value: unknown): unknown {
  if (typeof value === 'string') return `s${value}`;
  // Nothing equals NaN, not even itself.
  if (Number.isNaN(value)) return Symbol();
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return value;
  return writeContainer(value);
}

function writeContainer(value: object): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${write((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

function write(value: unknown): string {
  if (typeof value === 'object' && value !== null) return writeContainer(value);
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
