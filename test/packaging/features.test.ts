import fs from 'node:fs';
import path from 'node:path';
import sections from '../features.json';
import { root } from './support/markdown';

// test/features.json says what works, with the tests that show it. docs/reference/features.md is written from it.

const rows = sections.flatMap(({ features }) => features).map((row, index) => ({ number: index + 1, ...row }));

test('every feature has its row, once', () => {
  expect(rows).toHaveLength(267);
  expect(new Set(rows.map(({ feature }) => feature)).size).toBe(267);
});

test('each works, in part or not, and existing tests show it', () => {
  const faults = rows.flatMap(({ number, here, shownBy }) => {
    if (!['yes', 'partly', 'no'].includes(here)) return [`${number}: '${here}'`];
    if (here !== 'no' && shownBy.length === 0) return [`${number}: no test`];
    return shownBy
      .filter((test) => !fs.existsSync(path.join(root, test)))
      .map((test) => `${number}: there is no ${test}`);
  });
  expect(faults).toEqual([]);
});
