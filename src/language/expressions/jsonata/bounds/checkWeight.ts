import { LimitExceeded, maxWeight } from './limits';

const maxNesting = 1000;

/**
 * Throws when a value is too large, written out. An expression can make a value that is small in memory and endless on
 * paper (`$a := [[$b], [$b]]`, thirty times), and whatever walks through it would not come back.
 */
export function checkWeight(value: unknown): void {
  if (typeof value === 'object' && value !== null && weigh(value, new WeakMap(), 0) > maxWeight) {
    throw new LimitExceeded('memory');
  }
}

function weigh(value: unknown, known: WeakMap<object, number>, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = known.get(value);
  if (weight !== undefined) return weight;
  if (depth > maxNesting) throw new LimitExceeded('depth');
  // What contains itself would otherwise be weighed for ever.
  known.set(value, 0);
  weight = 8;
  if (Array.isArray(value)) for (const item of value) weight += weigh(item, known, depth + 1);
  else {
    for (const name of Object.keys(value)) {
      weight += name.length + 4 + weigh((value as Record<string, unknown>)[name], known, depth + 1);
    }
  }
  known.set(value, weight);
  return weight;
}
