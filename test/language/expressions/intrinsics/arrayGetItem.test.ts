import { call, failureOf } from './evaluateCall';

test.each([
  [[10, 20, 30], 0, 10],
  [[10, 20, 30], 2, 30],
  [[10, 20, 30], 1.4, 20],
  [[10, 20, 30], 1.9, 20],
  [[null], 0, null],
  [[], 999, null],
])('%j at %d', (items, index, expected) => {
  expect(call('States.ArrayGetItem($.items, $.index)', { items, index })).toBe(expected);
});

test.each([3, -1, '1'])('rejects an index of %j', (index) => {
  expect(failureOf('States.ArrayGetItem($.items, $.index)', { items: [1, 2, 3], index })).toBe(
    'Invalid arguments in States.ArrayGetItem',
  );
});
