import { formatLocation, toPointer } from '../../../src/language/asl/path';

test('a path is printed as AWS prints it: indexes in brackets, nothing escaped', () => {
  expect(
    [[], ['StartAt'], ['States', 'a/b', 'Branches', 0, 'States', 'C~d']].map((path) => formatLocation(path)),
  ).toEqual(['/', '/StartAt', '/States/a/b/Branches[0]/States/C~d']);
});

test('a JSON pointer escapes slashes and tildes', () => {
  expect([[], ['States', 'a/b', 'Choices', 2, 'C~d']].map((path) => toPointer(path))).toEqual([
    '',
    '/States/a~1b/Choices/2/C~0d',
  ]);
});
