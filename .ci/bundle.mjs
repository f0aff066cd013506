// `node .ci/bundle.mjs DIST`: puts the modules of a built DIST into four files, for the package: stepmill.js has what small
// tests run, stepmill-tests.js what other tests load, stepmill-command.js what `stepmill run`, `validate` and `start` load beside
// it, stepmill-more.js the rest. A test runner loads each file of a package anew for each test
// file, so that hundreds of small ones would cost more than all they do, and one of everything is long to parse.
//
// A module stays a module: it runs when it is first asked for (`bundleLazy.mjs`), once, whatever entry leads to it. Names, the
// ways between folders (`__dirname`) and the types that the entries lead to stay what they are. Packages of others stay outside.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { importLate } from './bundleLazy.mjs';
import { addRequired, commandModules, testEntries, usualModules } from './bundleParts.mjs';

/** Loaded by its path, from a thread: src/tasks/integrations/lambda/worker/WorkerFunction.ts. */
const worker = 'tasks/integrations/lambda/worker/entry.js';

/** Loads the parts: see there. */
const loader = 'load.js';

const dist = path.resolve(process.argv[2]);
/** Of the console, which browsers load. */
const isPage = (name) => name.startsWith('console/');
const modules = filesBelow('.js').filter((name) => !isPage(name));
const entries = [...modules.filter((name) => !name.includes('/')), worker];

const usual = usualModules(dist);
const ofCommands = commandModules(dist);
const { small, ofTemplates } = importLate(dist, modules);
for (const entry of testEntries) addRequired(dist, entry, small);
for (const name of ofTemplates) usual.add(name);
const parts = [
  { file: 'stepmill.js', has: (name) => small.has(name) },
  { file: 'stepmill-tests.js', has: (name) => usual.has(name) && !small.has(name) },
  { file: 'stepmill-command.js', has: (name) => ofCommands.has(name) && !usual.has(name) && !small.has(name) },
  { file: 'stepmill-more.js', has: (name) => !ofCommands.has(name) && !usual.has(name) && !small.has(name) },
];
for (const part of parts) await bundle(part);
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

function partOf(name) {
  return parts.find((part) => part.has(name));
}

/** The exports of a module, asked for where the loader is seen as `way`. */
function asked(name, way) {
  return `require('${way}').part('${partOf(name).file}')['${name}']()`;
}

/** One part: all of its modules by their names, each run when it is first asked for. */
async function bundle(part) {
  const { errors } = await esbuild.build({
    stdin: {
      contents: modules
        .filter(part.has)
        .map((name) => `exports['${name}'] = () => require('./${name}');`)
        .join('\n'),
      resolveDir: dist,
    },
    outfile: path.join(dist, part.file),
    // Names in the file are as seen from here, wherever it is built.
    absWorkingDir: dist,
    bundle: true,
    // By this the loader knows that it has read the file, and whole.
    footer: { js: `// The end of ${part.file}.` },
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
    plugins: [
      { name: 'own-places', setup: keepPlaces },
      { name: 'other-part', setup: (build) => joinParts(part, build) },
    ],
  });
  if (errors.length > 0) process.exit(1);
}

/** A module of the other part is asked for there. */
function joinParts(part, { onLoad, onResolve }) {
  onResolve({ filter: /./, namespace: 'other-part' }, ({ path: file }) => ({ path: file, external: true }));
  onResolve({ filter: /^\./ }, ({ path: target, resolveDir }) => {
    const name = path.relative(dist, path.resolve(resolveDir, target)).split(path.sep).join('/');
    const found = modules.find((module) => module === name || module === `${name}.js`);
    return found === undefined || part.has(found) ? undefined : { path: found, namespace: 'other-part' };
  });
  onLoad({ filter: /./, namespace: 'other-part' }, ({ path: name }) => ({
    contents: `module.exports = ${asked(name, `./${loader}`)};`,
    loader: 'js',
  }));
}

function keepPlaces({ onLoad, onResolve }) {
  onLoad({ filter: /\.js$/, namespace: 'file' }, keepPlace);
  onResolve({ filter: /^\.\/load\.js$/ }, ({ path: name }) => ({ path: name, external: true }));
  onResolve({ filter: /\/package\.json$/ }, () => ({ path: '../package.json', external: true }));
  // An ES module stays a file of its own, as only those see what a test runner makes of imports.
  onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, resolveDir }) => {
    const way = path.relative(dist, path.resolve(resolveDir, name)).split(path.sep).join('/');
    return { path: `./${way}`, external: true };
  });
}

/**
 * A module that asks for its folder gets the one that it had, as seen from the one file. One that imports what it has
 * found at run time asks the loader to.
 */
function keepPlace({ path: file }) {
  if (file.includes('node_modules')) return undefined;
  const text = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
  const contents = text.replace(/(?<=\b(?:return|await) )import\((?!['"])/g, `require('./${loader}').importModule(`);
  if (!/\b__(?:dirname|filename)\b/.test(contents)) return contents === text ? undefined : { contents, loader: 'js' };
  const name = JSON.stringify(path.relative(dist, file));
  const own =
    `return (function (__filename, __dirname) {\n${contents}\n})` +
    `(require('node:path').join(__dirname, ${name}), require('node:path').join(__dirname, ${name}, '..'));`;
  return { contents: `(function () { ${own} }).call(this);`, loader: 'js' };
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
