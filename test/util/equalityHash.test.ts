import fc from 'fast-check';
import { equalityHash } from '../../src/util/equalityHash';

/** Whether `toEqual` takes two values for equal. */
function areEqual(received: unknown, expected: unknown): boolean {
  try {
    expect(received).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

class Order {
  readonly a = 1;
}

test.each([
  [
    { a: 1, b: [true, null] },
    { b: [true, null], a: 1 },
  ],
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1 }, new Order()],
  [{ a: 1 }, Object.assign(Object.create(null) as object, { a: 1 })],
  ['x'.repeat(1_000), 'x'.repeat(1_000)],
  [[1], Object.assign([1], { groups: undefined })],
])('equal values have the same: %j', (received, expected) => {
  expect(areEqual(received, expected)).toBe(true);
  expect(equalityHash(received)).toBe(equalityHash(expected));
});

// The matchers compare as `this.equals` does without testers of its own, for which the length of a list does not count.
test.each([
  [[], [undefined]],
  [{ a: [1] }, { a: [1, undefined] }],
])('lists that end with undefined: %j', (received, expected) => {
  expect(equalityHash(received)).toBe(equalityHash(expected));
});

test.each([
  ['text and number', '1', 1],
  ['null and text', null, 'null'],
  ['array and object', ['a'], { 0: 'a' }],
  ['members', { a: 1, b: 2 }, { a: 2, b: 1 }],
  ['items', [1, 2], [2, 1]],
  ['the middle of a list', [1, 2, 3], [1, 4, 3]],
  ['empty', {}, []],
])('different values have different ones: %s', (_, one, other) => {
  expect(equalityHash(one)).not.toBe(equalityHash(other));
});

test.each([
  ['an asymmetric matcher', expect.anything()],
  ['one further in', { a: [expect.stringContaining('x')] }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['an error', new Error('x')],
  ['a boxed text', Object('x')],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a bigint', 1n],
])('requires a comparison: %s', (_, value) => {
  expect(equalityHash(value)).toBe(undefined);
});

test('values as deep as an input may be', () => {
  const deep = JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) as unknown;
  expect(equalityHash(deep)).toEqual(expect.any(Number));
});

test('a circle', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(equalityHash(circle)).toEqual(expect.any(Number));
});

test('any values that toEqual considers equal', () => {
  const text = fc.constantFrom('', 'a', 'b');
  const odd = fc.constantFrom<unknown>(undefined, null, 0, -0, 1, NaN, true, '0', '1');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      odd,
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(text, tie('value'), { maxKeys: 2 }),
    ),
  }));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), value, (received, expected) => {
      for (const json of [received, JSON.parse(JSON.stringify(expected) ?? 'null') as unknown])
        if (areEqual(json, expected)) expect(equalityHash(json)).toBe(equalityHash(expected));
    }),
    { numRuns: 300 },
  );
});
