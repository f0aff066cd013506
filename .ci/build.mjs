// Builds dist/: tsc, the .mjs and .d.mts wrappers of the public entries, assets, the console, and the link to the command.
// The list of entries is the "exports" of package.json; there is no second one.
//
//   node .ci/build.mjs [--out FOLDER]     FOLDER instead of dist, and no link to the command
//                      [--unchecked]      without looking for type errors
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { noteBuilt } from './built.mjs';
import { buildConsole } from './console.mjs';
import { environment, tsc } from './tsc.mjs';

const root = path.join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const { values: options } = parseArgs({ options: { out: { type: 'string' }, unchecked: { type: 'boolean' } } });
const dist = options.out === undefined ? path.join(root, 'dist') : path.resolve(options.out);

if (tsc === undefined) {
  // `npm ci --omit=dev` runs `prepare` too: there is nothing to build with, and that is not a mistake.
  if (process.env['npm_lifecycle_event'] === 'prepare') process.exit(0);
  fail('TypeScript is not installed, so dist/ was not built. `npm ci && npm run build` builds it.');
}

fs.rmSync(dist, { recursive: true, force: true });
compile();
copyAssets();
await buildConsole(path.join(dist, 'console'));
for (const entry of publicEntries()) writeWrapper(entry);
makeCommand();
if (options.out === undefined && !options.unchecked) noteBuilt();
// Reading the names has loaded the entries; whatever they hold open must not hold the build.
process.exit(0);

function compile() {
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', dist, ...(options.unchecked ? ['--noCheck'] : [])];
  const { status } = spawnSync(process.execPath, args, { cwd: root, env: environment, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  dropSideEffects();
}

/** A file that is imported for what it does declares nothing, and its declarations are not in the package. */
function dropSideEffects() {
  for (const name of fs.readdirSync(dist, { recursive: true }).filter((each) => each.endsWith('.d.ts'))) {
    const file = path.join(dist, name);
    const text = fs.readFileSync(file, 'utf8');
    const without = text.replace(/^import '\..*';\n/gm, '');
    if (without !== text) fs.writeFileSync(file, without);
  }
}

/** Files in src/ that tsc does not read (schemas, tables …) keep their place. The console has a build of its own. */
function copyAssets() {
  const source = path.join(root, 'src');
  for (const file of fs.readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || /\.[cm]?tsx?$/.test(file.name)) continue;
    const from = path.join(file.parentPath, file.name);
    if (from.startsWith(path.join(source, 'console') + path.sep)) continue;
    const to = path.join(dist, path.relative(source, from));
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(from, to);
  }
}

/** Names of the built files without their extension: `index`, `jest` … */
function publicEntries() {
  return Object.values(manifest.exports)
    .filter((target) => typeof target === 'object')
    .map((target) => path.basename(target.require.default, '.js'));
}

/**
 * ESM sees the CommonJS build through a wrapper, so a class is the same class in both module systems. The names are
 * read off the built module, since Node's own detection of CommonJS names gives up on some re-exports.
 */
function writeWrapper(entry) {
  const file = path.join(dist, `${entry}.js`);
  if (!fs.existsSync(file)) fail(`package.json exports ${entry}, but there is no src/${entry}.ts`);
  const names = Object.keys(require(file)).sort();
  if (names.includes('default')) fail(`src/${entry}.ts has a default export; public entries only have named ones`);
  const list = names.map((name) => `  ${name},\n`).join('');
  const body = names.length === 0 ? 'export {};\n' : `export const {\n${list}} = entry;\n`;
  fs.writeFileSync(path.join(dist, `${entry}.mjs`), `import entry from './${entry}.js';\n\n${body}`);
  fs.writeFileSync(path.join(dist, `${entry}.d.mts`), `export * from './${entry}.js';\n`);
}

/** After `npm ci` in a checkout, `npx stepmill` runs the built command. */
function makeCommand() {
  for (const [name, target] of Object.entries(manifest.bin)) {
    const command = path.join(dist, path.relative('dist', target));
    fs.chmodSync(command, 0o755);
    if (options.out !== undefined) continue;
    const link = path.join(root, 'node_modules/.bin', name);
    fs.mkdirSync(path.dirname(link), { recursive: true });
    if (process.platform === 'win32') {
      fs.writeFileSync(`${link}.cmd`, `@node "${command}" %*\r\n`);
    } else {
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), command), link);
    }
  }
}

function fail(message) {
  console.error(`stepmill: ${message}`);
  process.exit(1);
}
