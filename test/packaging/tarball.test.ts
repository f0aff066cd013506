import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { bin, InstalledPackage, run } from './support/InstalledPackage';

// The package as its user gets it: built from the sources, packed, unpacked into a project of its own.
jest.setTimeout(60_000);

const entries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([subpath]) => path.posix.join(manifest.name, subpath));
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage();
});

afterAll(() => {
  installed.remove();
});

test('publint finds nothing to improve', () => {
  expect(run(process.execPath, [bin('publint', 'src/cli.js'), installed.tarball, '--strict'])).toContain('All good!');
});

test('each way of resolving modules finds code and types that agree', () => {
  const report = run(process.execPath, [
    bin('@arethetypeswrong/cli', 'dist/index.js'),
    installed.tarball,
    '--format',
    'json',
  ]);
  const { analysis } = JSON.parse(report);
  expect(analysis.problems).toEqual([]);
  expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports));
});

test('the tarball holds what "files" names and nothing else', () => {
  const always = ['package.json', 'README.md', 'LICENSE'];
  const known = new Set([...manifest.files, ...always]);
  const names = fs.readdirSync(path.join(installed.modules, manifest.name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'dist', 'package.json']));
});

test('the command runs', () => {
  const command = path.join(installed.modules, manifest.name, manifest.bin.stepmill);
  expect(run(process.execPath, [command, '--version'])).toBe(`${manifest.version}\n`);
});

test('loading an entry loads nothing heavy', () => {
  const heavy = ['express', 'nock', 'jsonata', 'yaml', 'commander', 'typescript'];
  for (const entry of entries) {
    const files = inProject<string[]>(`require(${JSON.stringify(entry)}); report(Object.keys(require.cache))`);
    const loaded = [...new Set(files.map(packageOf))];
    expect(loaded.filter((name) => heavy.includes(name) || /^@(aws-sdk|smithy)/.test(name))).toEqual([]);
  }
});

test('loading an entry leaves no global, timer or listener behind', () => {
  for (const entry of entries) {
    const left = inProject(
      `const state = () => ({
         globals: Object.getOwnPropertyNames(globalThis),
         events: process.eventNames().map(String),
         active: process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY/.test(name)),
       });
       const before = state();
       require(${JSON.stringify(entry)});
       const after = state();
       report(Object.keys(before).flatMap((kind) => after[kind].filter((name) => !before[kind].includes(name))))`,
    );
    expect(left).toEqual([]);
  }
});

test('import and require give the same values', () => {
  for (const entry of entries) {
    const { required, imported, different } = inProject<Record<'required' | 'imported' | 'different', string[]>>(
      `const required = require(${JSON.stringify(entry)});
       import(${JSON.stringify(entry)}).then((imported) => {
         const names = Object.keys(required);
         report({
           required: names.sort(),
           imported: Object.keys(imported).sort(),
           different: names.filter((name) => imported[name] !== required[name]),
         });
       })`,
    );
    expect(imported).toEqual(required);
    expect(different).toEqual([]);
  }
});

/** Runs a script in the project and gives what it hands to `report`. */
function inProject<T>(script: string): T {
  const report = 'const report = (value) => console.log(JSON.stringify(value));';
  const file = installed.write('script.cjs', `${report}\n${script};\n`);
  return JSON.parse(run(process.execPath, [file])) as T;
}

/** The package that a file belongs to: the name behind the last `node_modules`. */
function packageOf(file: string): string {
  const parts = file.split(path.sep);
  const [first = '', second = ''] = parts.slice(parts.lastIndexOf('node_modules') + 1);
  return first.startsWith('@') ? `${first}/${second}` : first;
}
