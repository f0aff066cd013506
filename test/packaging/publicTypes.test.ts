import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, run } from './support/InstalledPackage';
import { readPublicTypes, type PublicTypes } from './support/publicTypes';

// The public face as it is declared: whatever changes it is seen in review, in the snapshot beside this file.
jest.setTimeout(120_000);

const entries = ['index', 'jest', 'vitest', 'node', 'nock'];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-types-'));
let types: Record<string, PublicTypes>;

beforeAll(() => {
  const dist = path.join(folder, 'dist');
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  fs.copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  run(process.execPath, [path.join(root, '.ci/build.mjs'), '--out', dist]);
  types = readPublicTypes(dist, entries);
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test.each(entries)('%s hands out every type that its signatures name', (entry) => {
  expect(types[entry]!.missing).toEqual([]);
});

test('the report is that of something', () => {
  expect(types['jest']!.report).toContain('export declare class Stepmill {');
});

test.each(entries)('%s declares', (entry) => {
  expect(`\n${types[entry]!.report}\n`).toMatchSnapshot();
});
