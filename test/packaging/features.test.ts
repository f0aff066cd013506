import fs from 'node:fs';
import path from 'node:path';
import { root } from './support/markdown';

// docs/reference/features.md says what works, with the tests that show it: the page is held to them.

interface Row {
  readonly number: number;
  readonly feature: string;
  readonly here: string;
  readonly tests: readonly string[];
}

const page = fs.readFileSync(path.join(root, 'docs/reference/features.md'), 'utf8');
const rows: readonly Row[] = page
  .split('\n')
  .map((line) => /^\| (\d+) +\| (.+?) +\| (\w+) +\| (.*?) *\|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, number, feature, here, tests]) => ({
    number: Number(number),
    feature: feature!,
    here: here!,
    tests: [...tests!.matchAll(/`([^`]+)`/g)].map(([, test]) => test!),
  }));

test('every feature has its row, once and in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 267 }, (_, index) => index + 1));
  expect(new Set(rows.map(({ feature }) => feature)).size).toBe(267);
});

test('each works, in part or not, and existing tests show it', () => {
  const faults = rows.flatMap(({ number, here, tests }) => {
    if (!['yes', 'partly', 'no'].includes(here)) return [`${number}: '${here}'`];
    if (here !== 'no' && tests.length === 0) return [`${number}: no test`];
    return tests
      .filter((test) => !fs.existsSync(path.join(root, test)))
      .map((test) => `${number}: there is no ${test}`);
  });
  expect(faults).toEqual([]);
});

test('the page counts right', () => {
  const count = (word: string): number => rows.filter(({ here }) => here === word).length;
  expect(page).toContain(`**${count('yes')} yes, ${count('partly')} partly, ${count('no')} no.**`);
});
