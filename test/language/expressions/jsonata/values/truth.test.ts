import fc from 'fast-check';
import { libraryFunction } from '../../../../../src/language/expressions/jsonata/library/library';
import { truth } from '../../../../../src/language/expressions/jsonata/values/truth';
import { inputs } from '../expressions';
import { uncounted } from '../uncounted';

test('it is the library’s own', () => {
  fc.assert(
    fc.property(inputs, (value) => {
      expect(truth(value, uncounted)).toBe(libraryFunction('boolean').implementation(value));
    }),
  );
});

test.each<[unknown, boolean | undefined]>([
  [undefined, undefined],
  [[undefined], undefined],
  [NaN, false],
  [() => 1, false],
  [[[0], ['a']], true],
])('%j', (value, expected) => {
  expect(truth(value, uncounted)).toBe(expected);
});

test('a number that is too large is an error, even after a true item', () => {
  expect(() => truth([1, Infinity], uncounted)).toThrow(expect.objectContaining({ code: 'D1001', value: Infinity }));
});
