import { narrowed, whole } from '../../../src/cli/mutate/narrowed';

const files = ['/p/a.test.ts', '/p/b.test.ts'];

test.each([
  ['npx jest', 'npx jest --runTestsByPath /p/a.test.ts /p/b.test.ts'],
  [
    'node node_modules/jest/bin/jest.js',
    'node node_modules/jest/bin/jest.js --runTestsByPath /p/a.test.ts /p/b.test.ts',
  ],
  ['npx vitest run', 'npx vitest run /p/a.test.ts /p/b.test.ts'],
  ['node --test', 'node --test /p/a.test.ts /p/b.test.ts'],
  ['npx vitest run --config c.ts {tests}', 'npx vitest run --config c.ts /p/a.test.ts /p/b.test.ts'],
  // What these would do with more words, nobody knows.
  ['npx jest order', undefined],
  ['npx jest --ci', undefined],
  ['npm test', undefined],
  ['npm run', undefined],
])('%s', (command, expected) => {
  expect(narrowed(command.split(' '), files)?.join(' ')).toBe(expected);
});

test('without files, the place for them is left out', () => {
  expect(whole(['npx', 'jest', '{tests}', '--ci'])).toEqual(['npx', 'jest', '--ci']);
});
