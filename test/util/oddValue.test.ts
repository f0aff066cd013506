import { oddValue } from '../../src/util/oddValue';
import { readJson } from '../../src/util/json';

test.each<[unknown, string]>([
  [NaN, 'NaN, and JSON has no such number'],
  [{ a: [1, { b: -Infinity }] }, '-Infinity, and JSON has no such number (at .a[1].b)'],
  [() => 1, 'a function, and JSON has none'],
  [{ a: Symbol('s') }, 'a symbol, and JSON has none (at .a)'],
  [{ a: Promise.resolve(1) }, 'a promise: did you forget an await? (at .a)'],
  [[new Map()], 'a Map, which JSON cannot represent (at [0])'],
  [new Set(), 'a Set, which JSON cannot represent'],
  [/x/, 'a RegExp, which JSON cannot represent'],
  [new TypeError('x'), 'an Error, which JSON cannot represent. To fail, write .throws(…) or .fails(…)'],
])('%p', (value, odd) => {
  expect(oddValue(value)).toBe(odd);
});

test('what JSON says as it is, or itself', () => {
  class Order {
    readonly id = 1;
  }
  const circle: unknown[] = [];
  circle.push(circle);
  for (const value of [
    null,
    undefined,
    'a',
    1.5,
    true,
    12n,
    { a: undefined, b: [undefined] },
    new Date(0),
    new Order(),
    Buffer.from('a'),
    new URL('http://a.b'),
    Object.create(null),
    readJson('[1.0, 12345678901234567890]'),
    circle,
  ])
    expect(oddValue(value)).toBeUndefined();
});
