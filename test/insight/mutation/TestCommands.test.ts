import { narrowed, whole } from '../../../src/insight/mutation/TestCommands';

const files = ['/p/a.test.ts', '/p/b.test.ts'];

const forJest = '--coverage=false --reporters=default --bail --runTestsByPath';
const forVitest = '--coverage.enabled=false --reporter=default --bail=1';

test.each([
  ['npx jest', `npx jest ${forJest} /p/a.test.ts /p/b.test.ts`],
  ['npx jest order jest', `npx jest ${forJest} /p/a.test.ts /p/b.test.ts`],
  ['node node_modules/jest/bin/jest.js', `node node_modules/jest/bin/jest.js ${forJest} /p/a.test.ts /p/b.test.ts`],
  ['npx vitest run', `npx vitest run ${forVitest} /p/a.test.ts /p/b.test.ts`],
  ['npx vitest run order', `npx vitest run ${forVitest} /p/a.test.ts /p/b.test.ts`],
  ['node --test', 'node --test /p/a.test.ts /p/b.test.ts'],
  ['npx vitest run --config c.ts {tests}', 'npx vitest run --config c.ts /p/a.test.ts /p/b.test.ts'],
  // What these would do with more words, nobody knows.
  ['npx vitest run --config order', undefined],
  ['npx jest --ci', undefined],
  ['npm test', undefined],
  ['npm run', undefined],
])('%s', (command, expected) => {
  expect(narrowed(command.split(' '), files)?.join(' ')).toBe(expected);
});

test('without files, leaves out their place', () => {
  expect(whole(['npx', 'jest', '{tests}', '--ci'])).toEqual(['npx', 'jest', '--ci']);
});
