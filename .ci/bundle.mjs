// `node .ci/bundle.mjs DIST`: puts the modules of a built DIST into few files, for the package: stepmill-base.js has what all
// entries load, stepmill.js what a small test runs beside it, and stepmill-ROOM.js what is left of a room (a folder of src/). A
// test runner loads each file of a package anew for each test file, so that hundreds of small ones would cost more than all
// they do, and one of everything is long to parse.
//
// A module stays a module, as the tests of the checkout run it: loaded when it is first asked for (`src/util/lazy.ts`), once,
// whatever entry leads to it. The types that the entries lead to stay what they are. Packages of others stay outside.
import * as esbuild from 'esbuild';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Loaded by its path, from a thread: src/tasks/integrations/lambda/worker/Sandbox.ts. */
const worker = 'tasks/integrations/lambda/worker/entry.js';

/** Loads the parts, and stands for `util/place.js`. */
const loader = 'load.js';
const place = 'util/place.js';

/** What small tests load late: `test/packaging/jest.test.ts` has one that must need no other file. */
const usual = [
  ...['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].map(
    (type) => `engine/interpreter/states/${type.toLowerCase()}.js`,
  ),
  'emulator/operations/createStateMachine.js',
  'emulator/operations/machine/language.js',
  'emulator/operations/startExecution.js',
  'engine/interpreter/dataFlow/jsonPathFlow.js',
  'harness/matchers/pathMatchers.js',
  'harness/matchers/statusMatchers.js',
  'harness/matchers/toHaveCalled.js',
  'harness/matchers/toHaveFailedWith.js',
  'harness/matchers/toHaveRetried.js',
  'harness/matchers/valueMatchers.js',
  'harness/matchers/visitsMatchers.js',
  'harness/places/ProcessPlace.js',
  'services/lambda.js',
  'tasks/answering/integrations.js',
  'tasks/mocking/answers/functionAnswer.js',
  'tasks/mocking/results/serviceFailure.js',
  'validation/rules/specifiedRules.js',
];

/** Rooms that all others use: little is left of them. */
const low = ['clock', 'contract', 'errors', 'util'];

const dist = path.resolve(process.argv[2]);
/** Of the console, which browsers load. */
const isPage = (name) => name.startsWith('console/');
const modules = filesBelow('.js').filter((name) => !isPage(name));
const entries = [...modules.filter((name) => !name.includes('/')), worker];
const small = loadedWith([...['index', 'jest', 'node', 'vitest'].map((name) => `${name}.js`), ...usual]);
const ofNock = loadedWith(['nock.js']);
const ofCommands = loadedWith(['cli/runCli.js']);
const parts = new Map();
for (const name of modules) {
  if (name === place) continue;
  const file = fileOf(name);
  parts.set(file, [...(parts.get(file) ?? []), name]);
}
const partOf = new Map([...parts].flatMap(([file, names]) => names.map((name) => [name, file])));

for (const file of parts.keys()) await bundle(file);
fs.copyFileSync(path.join(import.meta.dirname, 'load.cjs'), path.join(dist, loader));

for (const name of modules) if (!entries.includes(name)) fs.rmSync(path.join(dist, name));
for (const name of entries) {
  const file = path.join(dist, name);
  const first = fs.readFileSync(file, 'utf8').split('\n', 1)[0];
  const way = path.posix.relative(path.posix.dirname(name), loader);
  const load = `module.exports = ${asked(name, way.startsWith('.') ? way : `./${way}`)};\n`;
  fs.writeFileSync(file, (first.startsWith('#!') ? `${first}\n` : '') + load);
}
const types = reachableTypes();
for (const name of filesBelow('.d.ts')) if (!types.has(name)) fs.rmSync(path.join(dist, name));
removeEmptyFolders(dist);

function filesBelow(ending) {
  return fs
    .readdirSync(dist, { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith(ending));
}

/** The part that a module belongs to. */
function fileOf(name) {
  if (ofNock.has(name) || (small.has(name) && ofCommands.has(name))) return 'stepmill-base.js';
  const room = name.includes('/') ? name.split('/')[0] : /reporter|global-setup/.test(name) ? 'insight' : 'cli';
  if (small.has(name) || low.includes(room)) return 'stepmill.js';
  return `stepmill-${room}.js`;
}

/** These modules, and what each of them has loaded when it is loaded. */
function loadedWith(names) {
  const code = `
    for (const name of ${JSON.stringify(names)}) require('./' + name);
    process.on('exit', () => console.log(JSON.stringify(Object.keys(require.cache))));`;
  const output = execFileSync(process.execPath, ['-e', code], { cwd: dist, encoding: 'utf8' });
  return new Set(JSON.parse(output).map((file) => path.relative(dist, file).split(path.sep).join('/')));
}

/** The exports of a module, asked for where the loader is seen as `way`. */
function asked(name, way) {
  return `require('${way}').part('${partOf.get(name)}')['${name}']()`;
}

/** One part: all of its modules by their names, each run when it is first asked for. */
async function bundle(file) {
  const { errors } = await esbuild.build({
    stdin: {
      contents: parts
        .get(file)
        .map((name) => `exports['${name}'] = () => require('./${name}');`)
        .join('\n'),
      resolveDir: dist,
    },
    outfile: path.join(dist, file),
    // Names in the file are as seen from here, wherever it is built.
    absWorkingDir: dist,
    bundle: true,
    // By this the loader knows that it has read the file, and whole.
    footer: { js: `// The end of ${file}.` },
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
    plugins: [{ name: 'parts', setup: (build) => joinParts(file, build) }],
  });
  if (errors.length > 0) process.exit(1);
}

function joinParts(file, { onLoad, onResolve }) {
  onResolve({ filter: /\/package\.json$/ }, () => ({ path: '../package.json', external: true }));
  onResolve({ filter: /./, namespace: 'other-part' }, ({ path: name }) => ({ path: name, external: true }));
  onResolve({ filter: /^\./ }, ({ path: target, resolveDir }) => {
    const name = path.relative(dist, path.resolve(resolveDir, target)).split(path.sep).join('/');
    // An ES module stays a file of its own, as only those see what a test runner makes of imports.
    if (name.endsWith('.mjs')) return { path: `./${name}`, external: true };
    const found = modules.find((module) => module === name || module === `${name}.js`);
    if (found === place) return { path: `./${loader}`, external: true };
    return found === undefined || partOf.get(found) === file ? undefined : { path: found, namespace: 'other-part' };
  });
  onLoad({ filter: /./, namespace: 'other-part' }, ({ path: name }) => ({
    contents: `module.exports = ${asked(name, `./${loader}`)};`,
    loader: 'js',
  }));
}

/** The types that those of the entries name, however far. */
function reachableTypes() {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !fs.existsSync(path.join(dist, name))) return;
    found.add(name);
    const text = fs.readFileSync(path.join(dist, name), 'utf8');
    for (const [, target] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g))
      visit(typesOf(path.posix.join(path.posix.dirname(name), target)));
  };
  for (const name of entries) visit(typesOf(name));
  return found;
}

function typesOf(name) {
  return name.endsWith('.mjs') ? name.replace(/mjs$/, 'd.mts') : `${name.replace(/\.js$/, '')}.d.ts`;
}

function removeEmptyFolders(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmptyFolders(path.join(folder, entry.name));
  if (fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
}
