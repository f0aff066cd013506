// `node .ci/bundle.mjs DIST`: puts the modules of a built DIST into one file, stepmill.js, for the package. A test runner
// loads each file of a package anew for each test file, so that hundreds of small ones would cost more than all they do.
//
// A module stays a module: it runs when it is first required, once, whatever entry leads to it. Names, the ways between
// folders (`__dirname`) and the types that the entries lead to stay what they are. Packages of others stay outside.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';

/** Loaded by its path, from a thread: src/tasks/integrations/lambda/worker/Sandbox.ts. */
const worker = 'tasks/integrations/lambda/worker/entry.js';

const dist = path.resolve(process.argv[2]);
const modules = filesBelow('.js');
const entries = [...modules.filter((name) => !name.includes('/')), worker];

const { errors } = await esbuild.build({
  stdin: {
    contents: entries.map((name) => `exports['${name}'] = () => require('./${name}');`).join('\n'),
    resolveDir: dist,
  },
  outfile: path.join(dist, 'stepmill.js'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
  plugins: [{ name: 'own-places', setup: keepPlaces }],
});
if (errors.length > 0) process.exit(1);

for (const name of modules) if (!entries.includes(name)) fs.rmSync(path.join(dist, name));
for (const name of entries) {
  const file = path.join(dist, name);
  const first = fs.readFileSync(file, 'utf8').split('\n', 1)[0];
  const way = path.posix.relative(path.posix.dirname(name), 'stepmill.js');
  const load = `module.exports = require('${way.startsWith('.') ? way : `./${way}`}')['${name}']();\n`;
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

function keepPlaces({ onLoad, onResolve }) {
  onLoad({ filter: /\.js$/ }, keepFolder);
  onResolve({ filter: /\/package\.json$/ }, () => ({ path: '../package.json', external: true }));
  // An ES module stays a file of its own, as only those see what a test runner makes of imports.
  onResolve({ filter: /^\..*\.mjs$/ }, ({ path: name, resolveDir }) => {
    const way = path.relative(dist, path.resolve(resolveDir, name)).split(path.sep).join('/');
    return { path: `./${way}`, external: true };
  });
}

/** A module that asks for its folder gets the one that it had, as seen from the one file. */
function keepFolder({ path: file }) {
  const contents = fs.readFileSync(file, 'utf8').replace(/^#!.*/, '');
  if (file.includes('node_modules') || !/\b__(?:dirname|filename)\b/.test(contents)) return undefined;
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
