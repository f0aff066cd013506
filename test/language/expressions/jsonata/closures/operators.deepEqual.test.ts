import fc from 'fast-check';
import { deepEqual } from '../../../../../src/language/expressions/jsonata/closures/operators';
import { inputs } from '../expressions';
import { uncounted } from '../uncounted';

test('it is reflexive and symmetric, and the order of members does not count', () => {
  fc.assert(
    fc.property(inputs, inputs, (a, b) => {
      expect(deepEqual(a, structuredClone(a), uncounted)).toBe(true);
      expect(deepEqual(a, b, uncounted)).toBe(deepEqual(b, a, uncounted));
      expect(deepEqual({ a, b }, { b, a }, uncounted)).toBe(true);
    }),
  );
});

test.each<[unknown, unknown, boolean]>([
  [1, '1', false],
  [null, {}, false],
  [[], {}, false],
  [[1], [1, 2], false],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [NaN, NaN, false],
  [[1], { 0: 1, length: 1 }, true],
])('%j and %j', (a, b, expected) => {
  expect(deepEqual(a, b, uncounted)).toBe(expected);
});
