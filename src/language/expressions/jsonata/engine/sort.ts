import { JsonataFailure } from '../library/JsonataFailure';
import { LimitExceeded } from '../bounds/LimitExceeded';
import { currentEvaluation } from './turns';

type Compare = (a: unknown, b: unknown) => unknown;

/**
 * `$sort(array, function)`: the library's merge sort, comparison by comparison, but in the memory of two arrays; the
 * library copies the rest of both sides at each step.
 */
export async function sort(this: unknown, array: unknown, comparator?: unknown): Promise<unknown> {
  if (array === undefined) return undefined;
  const items = array as unknown[];
  if (items.length <= 1) return items;
  const compare = comparator === undefined ? naturalOrder(items) : (comparator as Compare);
  return mergeSort(items.slice(), (a, b) => compare.call(this, a, b));
}

function naturalOrder(items: readonly unknown[]): Compare {
  if (!items.every((item) => typeof item === 'number') && !items.every((item) => typeof item === 'string')) {
    throw new JsonataFailure('D3070', { index: 1 });
  }
  return (a, b) => (a as number) > (b as number);
}

async function mergeSort(items: unknown[], isAfter: Compare): Promise<unknown[]> {
  if (items.length <= 1) return items;
  const middle = Math.floor(items.length / 2);
  const left = await mergeSort(items.slice(0, middle), isAfter);
  const right = await mergeSort(items.slice(middle), isAfter);
  const merged: unknown[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    const evaluation = currentEvaluation();
    if (evaluation === undefined) throw new LimitExceeded('time');
    const wait = evaluation.step();
    if (wait !== undefined) await wait;
    let after = isAfter(left[l], right[r]);
    if (after instanceof Promise) after = await after;
    merged.push(after ? right[r++] : left[l++]);
  }
  while (l < left.length) merged.push(left[l++]);
  while (r < right.length) merged.push(right[r++]);
  return merged;
}
