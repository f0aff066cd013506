import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../../../package.json';

const { compileOnce } = require('../../../cli/support/compileOnce.cjs') as {
  compileOnce(filename: string, format: 'commonjs' | 'es6'): string;
};

const root = path.join(__dirname, '../../../..');
const source = path.join(root, 'src');

/**
 * Installs the package into a folder as its user would have it, compiled from the sources as they are now: what
 * `.ci/build.mjs` makes, without types and much faster.
 */
export function installPackage(folder: string): void {
  const installed = path.join(folder, 'node_modules', manifest.name);
  const dist = path.join(installed, 'dist');
  for (const name of fs.readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (/\.m?ts$/.test(name)) compile(name, dist);
  }
  const entries = Object.entries(manifest.exports).filter(([, target]) => typeof target === 'object');
  for (const [subpath] of entries) writeWrapper(dist, subpath === '.' ? 'index' : path.basename(subpath));
  fs.copyFileSync(path.join(root, 'package.json'), path.join(installed, 'package.json'));
  linkModules(path.join(folder, 'node_modules'));
}

function compile(name: string, dist: string): void {
  const code = compileOnce(path.join(source, name), name.endsWith('.mts') ? 'es6' : 'commonjs');
  const file = path.join(dist, name.replace(/ts$/, 'js'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, code);
}

/** With the names that tests use. */
function writeWrapper(dist: string, entry: string): void {
  fs.writeFileSync(
    path.join(dist, `${entry}.mjs`),
    `import entry from './${entry}.js';\nexport const { stepmill, HarnessError, expect } = entry;\n`,
  );
}

/** Everything else comes from the checkout. */
function linkModules(modules: string): void {
  for (const name of fs.readdirSync(path.join(root, 'node_modules'))) {
    const link = path.join(modules, name);
    if (name !== '.bin' && !fs.existsSync(link))
      fs.symlinkSync(path.join(root, 'node_modules', name), link, 'junction');
  }
}
