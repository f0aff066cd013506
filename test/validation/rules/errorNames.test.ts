import { areTaken, namesOf } from '../../../src/validation/rules/errorNames';

test.each([
  ['A', 'A', true],
  ['A', 'B', false],
  ['States.ALL', 'B', true],
  ['States.TaskFailed', 'B', true],
  ['States.TaskFailed', 'States.Permissions', true],
  ['States.TaskFailed', 'States.Timeout', false],
  ['States.TaskFailed', 'States.ALL', false],
  ['A', 'States.ALL', false],
])('%s covers %s: %s', (earlier, later, answer) => {
  expect(areTaken([later], [earlier])).toBe(answer);
});

test('entries that are wrong have no names', () => {
  expect(namesOf({ Retry: [{ ErrorEquals: ['A', 5] }, 7, {}] }, 'Retry')).toEqual([
    { names: ['A'], index: 0 },
    { names: [], index: 1 },
    { names: [], index: 2 },
  ]);
  expect(namesOf({ Catch: 'x' }, 'Catch')).toEqual([]);
});
