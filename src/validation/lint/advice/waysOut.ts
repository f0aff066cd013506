import type { WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, member } from '../../../util/json';

/** The states that a state leads to: by Next, Default, its rules and its catchers. */
export function waysOut({ object }: WalkedState): string[] {
  const inLists = ['Choices', 'Catch'].flatMap((field) => {
    const list = member(object, field);
    return isArray(list) ? list.map((item) => (isObject(item) ? member(item, 'Next') : undefined)) : [];
  });
  return [member(object, 'Next'), member(object, 'Default'), ...inLists].filter((name) => typeof name === 'string');
}
