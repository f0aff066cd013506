import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { bin, root, run } from './support/run';

// The package as its user gets it: built from the sources, packed, unpacked into a project of its own.
jest.setTimeout(300_000);

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

test('it is a file of code a room with what loads them, and the types that users meet', () => {
  const names = fs
    .readdirSync(path.join(installed.modules, manifest.name, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.startsWith('console/'));
  const rooms = fs
    .readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['console', 'clock', 'contract', 'errors', 'util'].includes(entry.name))
    .map(({ name }) => name);
  const wrappers = entries.map((entry) => (entry === manifest.name ? 'index' : path.posix.basename(entry)));
  expect(names.sort()).toEqual(
    [
      ...wrappers.flatMap((name) => [`${name}.js`, `${name}.mjs`]),
      ...['cli.js', 'global-setup.js', 'jest-reporter.js', 'load.js', 'vitest-reporter.js'],
      ...['stepmill.js', 'stepmill-base.js', ...rooms.map((room) => `stepmill-${room}.js`)],
      'tasks/integrations/lambda/worker/entry.js',
      'tasks/items/parquet/parquetWorker.mjs',
      'harness/runner/vitestApi.mjs',
    ].sort(),
  );
});

test('the console is in it, whole', () => {
  const folder = path.join(installed.modules, manifest.name, 'dist/console');
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name!);
  expect(named).toHaveLength(2);
  const boot = fs.readFileSync(
    path.join(
      folder,
      named.find((name) => name.endsWith('.js'))!,
    ),
    'utf8',
  );
  const loaded = [...boot.matchAll(/main-\w+\.(?:js|css)/g)].map(([name]) => `assets/${name}`);
  expect(loaded.map((name) => path.extname(name)).sort()).toEqual(['.css', '.js']);
  named.push(...loaded);
  for (const name of named) expect(fs.existsSync(path.join(folder, name))).toBe(true);
});

test('nothing in it is for the checkout alone', () => {
  const packed = JSON.parse(fs.readFileSync(path.join(installed.modules, manifest.name, 'package.json'), 'utf8'));
  expect(Object.keys(packed)).toEqual(expect.arrayContaining(['engines', 'exports', 'bin', 'dependencies', 'license']));
  for (const name of ['scripts', 'devDependencies', 'jest', 'prettier']) expect(packed).not.toHaveProperty(name);
});

function stepmill(...args: string[]): string {
  const command = path.join(installed.modules, manifest.name, manifest.bin.stepmill);
  return run(process.execPath, [command, ...args], { cwd: installed.project });
}

test('the command runs', () => {
  expect(stepmill('--version')).toBe(`${manifest.version}\n`);
});

test('a function of a file runs in its thread, and its errors name their places', () => {
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f' },
    End: true,
  };
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Told' }];
  const States = { T: { ...task, Catch }, Told: { Type: 'Pass', End: true } };
  installed.write('f.asl.json', JSON.stringify({ StartAt: 'T', States }));
  installed.write('f.cjs', 'exports.handler = async function broken() { throw new Error("no"); };');
  const { output } = JSON.parse(stepmill('run', 'f.asl.json', '--lambda', 'f=./f.handler', '--json'));
  expect(JSON.parse(output.Cause)).toEqual({
    errorType: 'Error',
    errorMessage: 'no',
    trace: ['Error: no', expect.stringMatching(/^ {4}at broken \(.*f\.cjs:1:\d+\)$/)],
  });
});

test('the data files beside the code are found', () => {
  const definition = JSON.stringify({
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true },
    },
  });
  installed.write('g.asl.json', definition);
  const file = installed.write(
    'named.test.mjs',
    `import { stepmill } from 'stepmill/node';
     import assert from 'node:assert';
     import test from 'node:test';
     const machine = stepmill().stateMachine('g.asl.json');
     test('named', async () => {
       machine.mock('T').answersLike('lambda/throttled');
       assert.match((await machine.run({})).error, /TooManyRequests/);
     });`,
  );
  expect(run(process.execPath, ['--test', file], { cwd: installed.project })).toContain('pass 1');
});

describe('a process that loads one entry', () => {
  interface Seen {
    readonly files: string[];
    readonly left: string[];
    readonly required: string[];
    readonly imported: string[];
    readonly different: string[];
  }
  let seen: readonly Seen[];

  beforeAll(() => {
    seen = entries.map((entry) =>
      inProject<Seen>(
        `const state = () => ({
           globals: Object.getOwnPropertyNames(globalThis),
           events: process.eventNames().map(String),
           active: process.getActiveResourcesInfo().filter((name) => !/Pipe|TTY/.test(name)),
         });
         const before = state();
         const required = require(${JSON.stringify(entry)});
         const after = state();
         const left = Object.keys(before).flatMap((kind) => after[kind].filter((name) => !before[kind].includes(name)));
         const files = Object.keys(require.cache);
         import(${JSON.stringify(entry)}).then((imported) => {
           const names = Object.keys(required);
           report({
             files,
             left,
             required: names.sort(),
             imported: Object.keys(imported).sort(),
             different: names.filter((name) => imported[name] !== required[name]),
           });
         })`,
      ),
    );
    expect(seen).not.toEqual([]);
  });

  test('loads nothing heavy', () => {
    const heavy = ['express', 'nock', 'jsonata', 'yaml', 'commander', 'typescript'];
    for (const { files } of seen) {
      const loaded = [...new Set(files.map(packageOf))];
      expect(loaded.filter((name) => heavy.includes(name) || /^@(aws-sdk|smithy)/.test(name))).toEqual([]);
    }
  });

  test('has no global, timer or listener of it', () => {
    for (const { left } of seen) expect(left).toEqual([]);
  });

  test('gets the same values by import and by require', () => {
    for (const { required, imported, different } of seen) {
      expect(imported).toEqual(required);
      expect(different).toEqual([]);
    }
  });
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
