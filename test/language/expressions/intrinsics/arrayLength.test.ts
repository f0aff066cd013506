import { call, failureOf } from './evaluateCall';

test('counts the items', () => {
  expect(call('States.ArrayLength($)', [[1], null, {}])).toBe(3);
  expect(call('States.ArrayLength($.no[*].items)')).toBe(0);
});

test.each([{ a: 1 }, 'text', null])('rejects %j', (input) => {
  expect(failureOf('States.ArrayLength($)', input)).toBe('Invalid arguments in States.ArrayLength');
});
