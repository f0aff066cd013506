import { call, failureOf } from './evaluateCall';

/** Orders that the service was seen to give: those of a Java HashSet. */
test.each([
  [[], []],
  [
    [1, 2, 3, 3, 3, 4],
    [1, 2, 3, 4],
  ],
  [
    [1, 2, 1, 3, 2, 4],
    [1, 2, 3, 4],
  ],
  [
    ['a', 'b', 'a', 'c', 'b'],
    ['a', 'b', 'c'],
  ],
  [
    [true, false, true, false],
    [false, true],
  ],
  [
    [null, null, 1, null],
    [null, 1],
  ],
  [
    [1, '1', 1, '01'],
    [1, '1', '01'],
  ],
  [[{ a: 1 }, { a: 1 }], [{ a: 1 }]],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: 1, b: 2 }],
  ],
  [
    [
      [1, 2],
      [1, 2],
      [2, 1],
    ],
    [
      [2, 1],
      [1, 2],
    ],
  ],
])('%j', (items, expected) => {
  expect(call('States.ArrayUnique($)', items)).toEqual(expected);
});

test('a large array needs a large table', () => {
  const items = Array.from({ length: 40 }, (_, i) => 40 - i);
  expect(call('States.ArrayUnique($)', items)).toEqual(items.toReversed());
});

test('only an array is taken', () => {
  expect(failureOf('States.ArrayUnique($)', {})).toBe('Invalid arguments in States.ArrayUnique');
});
