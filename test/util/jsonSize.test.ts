import { parseJson, type Json } from '../../src/util/json';
import { isLargerThan, ItemBounds, upperBound } from '../../src/util/jsonSize';

test('sizes are bytes of UTF-8, quotes and braces included', () => {
  const text = 'é'.repeat(10);
  expect([isLargerThan(text, 22), isLargerThan(text, 21)]).toEqual([false, true]);
  expect([isLargerThan({ a: text }, 28), isLargerThan({ a: text }, 27)]).toEqual([false, true]);
  expect([isLargerThan(parseJson('[ 1 ]'), 5), isLargerThan(parseJson('[ 1 ]'), 4)]).toEqual([false, true]);
});

test('the bound of an array is the same, whether its items are measured one by one or all at once', () => {
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
