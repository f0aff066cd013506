import type { Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import { JsonataFailure } from '../library/library';
import { weights } from '../bounds/weights';
import { ownNames } from '../values/natives';
import { sequence } from '../values/sequences';
import { truth } from '../values/truth';
import { arityOf, callBack } from './apply';
import type { Evaluation } from './Evaluation';
import { mergeSort } from './mergeSort';

/** A built-in that calls functions of the expression. */
export type SpecialFunction = (args: readonly unknown[], run: Evaluation) => unknown;

/** The built-ins that call a function for each item. */
export const higherOrderFunctions: Readonly<Record<string, SpecialFunction>> = {
  map: ([items, procedure], run) => {
    if (items === undefined) return undefined;
    const found = sequence();
    let weight = 0;
    forEach(items as unknown[], procedure, run, (result) => {
      if (result === undefined) return;
      weight = run.addWeight(weight, result);
      found.push(result);
    });
    return found;
  },

  filter: ([items, procedure], run) => {
    if (items === undefined) return undefined;
    const found = sequence();
    forEach(items as unknown[], procedure, run, (result, item) => {
      if (truth(result, run)) found.push(item);
    });
    return found;
  },

  single: ([items, procedure], run) => {
    if (items === undefined) return undefined;
    const found: unknown[] = [];
    const take = (result: unknown, item: unknown, index: number): void => {
      if (!truth(result, run)) return;
      if (found.push(item) > 1) throw new JsonataFailure('D3138', { index });
    };
    if (procedure === undefined) (items as unknown[]).forEach((item, index) => take(true, item, index));
    else forEach(items as unknown[], procedure, run, take);
    if (found.length === 0) throw new JsonataFailure('D3139');
    return found[0];
  },

  reduce: ([items, procedure, initial], run) => {
    if (items === undefined) return undefined;
    const list = items as unknown[];
    const arity = arityOf(procedure);
    if (arity < 2) throw new JsonataFailure('D3050', { index: 1 });
    const startsWithItem = initial === undefined && list.length > 0;
    let result = startsWithItem ? list[0] : initial;
    for (let index = startsWithItem ? 1 : 0; index < list.length; index++) {
      const args = [result, list[index], index, list].slice(0, Math.min(4, arity));
      result = callBack(procedure, args, run);
    }
    return result;
  },

  each: ([object, procedure], run) => {
    const found = sequence();
    forEachMember(object, procedure, run, weights.eachMember, (result) => {
      if (result !== undefined) found.push(result);
    });
    return found;
  },

  sift: ([object, procedure], run) => {
    const kept: Record<string, Json> = {};
    forEachMember(object, procedure, run, weights.siftMember, (result, value, name) => {
      if (truth(result, run)) setMember(kept, name, value as Json);
    });
    // An object without members is undefined.
    return ownNames(kept).length === 0 ? undefined : kept;
  },

  sort: ([items, comparator], run) => {
    if (items === undefined) return undefined;
    const list = items as unknown[];
    if (list.length <= 1) return list;
    if (comparator !== undefined) {
      // The library calls it directly. That works for a function that a call has wrapped, but not for one that a tail
      // call has passed unwrapped.
      if (typeof comparator !== 'function') throw new TypeError('The comparator is not callable here');
      return mergeSort(list, (a, b) => callBack(comparator, [a, b], run));
    }
    const isSortable = ['number', 'string'].some((type) => list.every((item) => typeof item === type));
    if (!isSortable) throw new JsonataFailure('D3070', { index: 1 });
    run.step(list.length * Math.log2(list.length) * weights.sortCompare);
    return mergeSort(list, (a, b) => (a as number) > (b as number));
  },
};

/** Calls a function with item, index and array, or as many of them as it takes. */
function forEach(
  items: readonly unknown[],
  procedure: unknown,
  run: Evaluation,
  take: (result: unknown, item: unknown, index: number) => void,
): void {
  const arity = arityOf(procedure);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const args = arity >= 3 ? [item, index, items] : arity >= 2 ? [item, index] : [item];
    take(callBack(procedure, args, run), item, index);
  }
}

function forEachMember(
  object: unknown,
  procedure: unknown,
  run: Evaluation,
  unitsOfMember: number,
  take: (result: unknown, value: unknown, name: string) => void,
): void {
  const arity = arityOf(procedure);
  const members = Object.entries(object ?? {});
  run.step(members.length * unitsOfMember);
  for (const [name, value] of members) {
    const args = arity >= 3 ? [value, name, object] : arity >= 2 ? [value, name] : [value];
    take(callBack(procedure, args, run), value, name);
  }
}
