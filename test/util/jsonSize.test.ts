import { parseJson, type Json } from '../../src/util/json';
import { byteLength, isLargerThan, ItemBounds, upperBound } from '../../src/util/jsonSize';

test('sizes are bytes of UTF-8, including quotes and braces', () => {
  const text = 'é'.repeat(10);
  expect([isLargerThan(text, 22), isLargerThan(text, 21)]).toEqual([false, true]);
  expect([isLargerThan({ a: text }, 28), isLargerThan({ a: text }, 27)]).toEqual([false, true]);
  expect([isLargerThan(parseJson('[ 1 ]'), 5), isLargerThan(parseJson('[ 1 ]'), 4)]).toEqual([false, true]);
});

test('the limit of an array is the same, whether its items are measured one by one or all at once', () => {
  const boundOf = (items: readonly Json[]): number => {
    const bounds = new ItemBounds();
    for (const item of items) {
      isLargerThan(item, 262_144);
      bounds.add(item);
    }
    const array = [...items];
    bounds.keepWith(array);
    return upperBound(array);
  };
  const small = Array.from(
    { length: 500 },
    (_, index): Json => [{ i: index }, 'text', null, true, [], 1.5][index % 6]!,
  );
  const large: Json = { text: 'a'.repeat(1_000) };
  for (const items of [[], [1], small, [large], [...small, large], [large, ...small, parseJson('{ "a": [1] }')]])
    expect(boundOf(items)).toBe(upperBound([...items]));
});

test('counts a shared part that is too large to be printed', () => {
  const part: Json = { text: 'x'.repeat(200_000) };
  expect(
    isLargerThan(
      Array.from({ length: 100_000 }, () => part),
      262_144,
    ),
  ).toBe(true);
  let doubled: Json = part;
  for (let times = 0; times < 60; times++) doubled = [doubled, doubled];
  expect(isLargerThan(doubled, 262_144)).toBe(true);
});

test('is exact just around a limit, whatever a value consists of', () => {
  const value: Json = { a: [1, 22, true, null, 'é\n"', {}, [], [[]], { b: { c: '' } }], d: -1.5e-7 };
  const bytes = Buffer.byteLength(JSON.stringify(value));
  expect([bytes - 1, bytes].map((limit) => isLargerThan({ ...value }, limit))).toEqual([true, false]);
});

test('counts the bytes of a string exactly, even one too large for memory', () => {
  const value: Json = { a: [1, 22, true, null, 'é\n"', {}, [], [[]], { b: { c: '' } }], 'd"': -1.5e-7 };
  const bytes = Buffer.byteLength(JSON.stringify(value));
  expect(byteLength(value)).toBe(bytes);
  const large: Json = { value, text: 'x'.repeat(2_000_000) };
  expect(byteLength(large)).toBe(bytes + 2_000_000 + '{"value":,"text":""}'.length);
  const many = Array.from({ length: 10_000 }, () => large);
  expect(byteLength(many)).toBe(10_000 * (byteLength(large) + 1) + 1);
});
