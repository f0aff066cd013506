import { sequence } from '../../../../../src/language/expressions/jsonata/values/sequences';
import { toPlain, UnsupportedResult } from '../../../../../src/language/expressions/jsonata/values/toPlain';

const clean = (value: unknown): unknown => toPlain(value, () => false);

test('a plain value stays the same', () => {
  for (const value of [null, true, 1, 'a', [1, [2]], { a: { b: [] } }]) expect(clean(value)).toBe(value);
});

test('sequences lose their flags, wherever they are', () => {
  const plain = [1];
  const result = clean({ a: sequence(1, sequence(2)), b: plain }) as { a: unknown[]; b: unknown };
  expect(result).toEqual({ a: [1, [2]], b: [1] });
  expect(Object.keys(result.a)).toEqual(['0', '1']);
  expect(result.b).toBe(plain);
});

test('numbers that JSON cannot write become strings, members without a value are removed', () => {
  expect(clean([NaN, Infinity, -Infinity, undefined, { a: undefined, b: -Infinity }])).toEqual([
    'NaN',
    'Infinity',
    '-Infinity',
    null,
    { b: '-Infinity' },
  ]);
  expect(Object.is(clean(-0), 0)).toBe(true);
});

test('foreign values are not looked at', () => {
  const foreign = { a: Infinity };
  expect(toPlain({ x: foreign }, (value) => value === foreign)).toEqual({ x: foreign });
});

test.each([
  [() => 1],
  [{ _jsonata_function: true, implementation: () => 1 }],
  [{ _jsonata_lambda: true, environment: { lookup: () => 1 } }],
])('a function is not a result', (value) => {
  expect(() => clean({ a: [value] })).toThrow(UnsupportedResult);
});

test('objects without a prototype get one', () => {
  const bare = Object.assign(Object.create(null) as object, { a: 1 });
  expect(Object.getPrototypeOf(clean(bare))).toBe(Object.prototype);
});
