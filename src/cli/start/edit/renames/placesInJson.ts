import { openJson } from '../../../../definitions/document/openJson';
import { isArray, isObject, type Json, type JsonObject } from '../../../../util/json';
import type { NamedPlace, NewNames, RenamedMachine } from './StateNames';

/**
 * Where a JSON file names states: the test cases of a mock file, and mocks in the form of the control API. Other files have
 * no places.
 */
export function placesInJson(text: string, names: NewNames, machine: RenamedMachine): readonly NamedPlace[] {
  // A project may have many large files of other data.
  if (!/"StateMachines"|"state"/.test(text)) return [];
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return [];
  }
  if (isArray(value)) return inMocks(text, value, names);
  return isObject(value) && isObject(value['StateMachines'] ?? null)
    ? inMockFile(text, value['StateMachines'] as JsonObject, names, machine)
    : [];
}

function inMockFile(
  text: string,
  machines: JsonObject,
  names: NewNames,
  { name, names: own }: RenamedMachine,
): readonly NamedPlace[] {
  const keys = own.filter((one) => Object.hasOwn(machines, one));
  if (keys.length === 0) return [];
  const document = openJson(text);
  const found: NamedPlace[] = [];
  for (const key of keys) {
    const cases = objectIn(objectIn(machines, key), 'TestCases');
    for (const testCase of Object.keys(cases)) {
      const states = objectIn(cases, testCase);
      const changing = changeable(Object.keys(states), names);
      for (const [state, to] of names) {
        const path = ['StateMachines', key, 'TestCases', testCase, state];
        const range = Object.hasOwn(states, state) ? document.rangeOf(path, 'name') : undefined;
        if (range === undefined) continue;
        const change = changing.has(state)
          ? { insert: JSON.stringify(to) }
          : { reason: `The test case ${testCase} of ${name} would name ${to} twice.` };
        found.push({ ...range, state, ...change });
      }
    }
  }
  return found;
}

/** The keys that can get their new names, so that no two are the same. One that cannot keeps its name from others, too. */
function changeable(keys: readonly string[], names: NewNames): ReadonlySet<string> {
  const changing = new Set(keys.filter((key) => names.has(key)));
  for (let count = -1; count !== changing.size;) {
    count = changing.size;
    const results = keys.map((key) => (changing.has(key) ? names.get(key)! : key));
    for (const key of changing) {
      const isTwice = results.filter((one) => one === names.get(key)).length > 1;
      if (isTwice && names.get(key) !== key) changing.delete(key);
    }
  }
  return changing;
}

/** Mocks of the control API do not say of which machine they mean a state. */
function inMocks(text: string, mocks: readonly Json[], names: NewNames): readonly NamedPlace[] {
  const naming = mocks.flatMap((mock, index): readonly (readonly [number, string])[] => {
    const state = isObject(mock) ? mock['state'] : undefined;
    return typeof state === 'string' && names.has(state) ? [[index, state]] : [];
  });
  if (naming.length === 0) return [];
  const document = openJson(text);
  return naming.flatMap(([index, state]): readonly NamedPlace[] => {
    const range = document.rangeOf([index, 'state']);
    return range === undefined
      ? []
      : [{ ...range, state, reason: 'A mock of the control API names no state machine.' }];
  });
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(object, name) ? object[name]! : null;
  return isObject(value) ? value : {};
}
