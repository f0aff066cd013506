import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { readPublicTypes, type PublicTypes } from './support/publicTypes';

// The public face as it is declared: whatever changes it is seen in review, in the snapshot beside this file.
jest.setTimeout(120_000);

const entries = ['index', 'jest', 'vitest', 'node', 'nock'];
let installed: InstalledPackage;
let types: Record<string, PublicTypes>;

beforeAll(() => {
  installed = new InstalledPackage();
  types = readPublicTypes(path.join(installed.modules, manifest.name, 'dist'), entries);
});

afterAll(() => installed.remove());

test.each(entries)('%s hands out every type that its signatures name', (entry) => {
  expect(types[entry]!.missing).toEqual([]);
});

test('the report is that of something', () => {
  expect(types['jest']!.report).toContain('export declare class Stepmill {');
});

test.each(entries)('%s declares', (entry) => {
  expect(`\n${types[entry]!.report}\n`).toMatchSnapshot();
});
