import { call, failureOf } from './evaluateCall';

test.each([
  [[], null, false],
  [[], [], false],
  [[1, null], null, true],
  [[[1, 2, 3], 2], [1, 2, 3], true],
  [[{ a: 1, b: [] }], { a: 1, b: [] }, true],
  [[{ a: 1 }], { a: 1, extra: null }, false],
  [[true, false], false, true],
  [[0, 1], false, false],
  [['A', 'B'], 'B', true],
  [['A', 'B'], 'b', false],
])('%j and %j', (items, value, expected) => {
  expect(call('States.ArrayContains($.items, $.value)', { items, value })).toBe(expected);
});

test('values are compared by their texts, as the service does it', () => {
  expect(call('States.ArrayContains($, 5)', ['5'])).toBe(true);
  expect(call('States.ArrayContains($, true)', ['true'])).toBe(true);
  expect(call('States.ArrayContains($.items, $.value)', { items: [{ a: 1, b: 2 }], value: { b: 2, a: 1 } })).toBe(
    false,
  );
});

test('only an array is searched', () => {
  expect(failureOf("States.ArrayContains('abc', 'b')")).toBe('Invalid arguments in States.ArrayContains');
});
