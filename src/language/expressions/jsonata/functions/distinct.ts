import { isArray, isNaN } from '../values/natives';
import { isFunctionValue, isSequence, sequence } from '../values/sequences';
import type { FunctionHost, PlainFunction } from './PlainFunction';

/** `$distinct(values)`. In the library its time grows with the square of the values. */
export const distinct: PlainFunction = {
  name: 'distinct',
  call([values], host) {
    if (!isArray(values) || values.length <= 1) return values;
    const found: unknown[] = isSequence(values) ? sequence() : [];
    const seen = new Set<unknown>();
    for (const value of values) {
      const key = keyOf(value, host);
      host.step(unitsOfValue);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(value);
    }
    return found;
  },
};

const unitsOfValue = 8;

/** The same key for values that are equal, and only for them. */
function keyOf(value: unknown, host: FunctionHost): unknown {
  if (typeof value === 'string') {
    host.step(value.length >> 4);
    return `s${value}`;
  }
  // Nothing equals NaN, not even itself.
  if (isNaN(value)) return Symbol();
  if (typeof value !== 'object' || value === null || isFunctionValue(value)) return value;
  return writeContainer(value, host);
}

function writeContainer(value: object, host: FunctionHost): string {
  if (isArray(value)) {
    host.step(value.length * unitsOfValue);
    return `[${value.map((item) => write(item, host)).join(',')}]`;
  }
  const names = Object.keys(value).sort();
  host.step(names.length * 2 * unitsOfValue);
  const member = (name: string): unknown => (value as Record<string, unknown>)[name];
  return `{${names.map((name) => `${JSON.stringify(name)}:${write(member(name), host)}`).join(',')}}`;
}

function write(value: unknown, host: FunctionHost): string {
  if (typeof value === 'object' && value !== null) return writeContainer(value, host);
  if (typeof value !== 'string') return String(value);
  host.step(value.length >> 4);
  return JSON.stringify(value);
}
