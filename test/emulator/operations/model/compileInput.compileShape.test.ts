import { compileShape, wrong } from '../../../../src/emulator/operations/model/compileInput';
import { convertStructure } from '../../../../src/emulator/operations/model/convert';
import { violations } from '../../../../src/emulator/operations/model/violations';
import type { Json } from '../../../../src/util/json';
import { inputShape } from './support/inputShape';

const values: readonly Json[] = [
  ...[null, true, false, 0, -1, 9, 9.9, 10, 100, 101, -0.5, 2 ** 31, 2 ** 63, -(2 ** 31), 1e300],
  ...['', 'a', 'ab', 'abc', 'abcd', 'aB', 'A', 'C', 'abc#long', 'abcd#x'],
  ...[[], ['a'], ['a', 'b', 'c'], [''], [null], [1], {}, { deep: 'd' }, { deep: null }, { deep: 1 }, { other: 1 }],
];

function slowly(json: Json): unknown {
  try {
    const value = convertStructure(inputShape, json);
    return violations(inputShape, value).length === 0 ? value : wrong;
  } catch {
    return wrong;
  }
}

describe('a compiled shape agrees with the two steps that it replaces', () => {
  const compiled = compileShape(inputShape);

  test.each(['name', ...Object.keys(inputShape.members).slice(1)])('for each value of %s', (name) => {
    for (const value of values) {
      const json = { name: 'abc', [name]: value };
      expect([json, compiled(json)]).toEqual([json, slowly(json)]);
    }
  });

  test('for inputs that are not a structure, or lack a member', () => {
    const inputs: readonly Json[] = [1, 'x', [], {}, { name: null }];
    expect(inputs.map(compiled)).toEqual(inputs.map(slowly));
  });

  test('for nothing at all', () => {
    expect(compiled(null)).toBe(undefined);
  });
});
