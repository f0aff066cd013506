import { matches } from '../../src/util/matches';

test.each([
  ['TaskFailed charge', 'task CHARGE', true],
  ['TaskFailed charge', 'task ship', false],
  ['anything', '', true],
  ['a.b(c)', '(c', true],
])('%j has the words of %j: %j', (text, search, expected) => {
  expect(matches(text, search)).toBe(expected);
});
