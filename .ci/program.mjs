// `node .ci/program.mjs FOLDER`: copies the built package into FOLDER, with the packages that are installed for users, and
// without what only compilers and people read. For the image; the program in one file has the same packages.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(import.meta.dirname, '..');

if (process.argv[1] === fileURLToPath(import.meta.url)) copyTo(path.resolve(process.argv[2]));

function copyTo(target) {
  const own = filesOf(path.join(root, 'dist'));
  for (const name of ['package.json', 'LICENSE', ...own, ...dependencies()]) {
    const file = path.join(target, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.copyFileSync(path.join(root, name), file);
  }
}

/** The names of the files of all packages for users, as seen from the checkout: `node_modules/yaml/dist/index.js`. */
export function dependencies() {
  const list = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root, encoding: 'utf8' });
  const packages = list.split('\n').filter((name) => name.startsWith(path.join(root, 'node_modules') + path.sep));
  return [...new Set(packages)].flatMap(filesOf);
}

function filesOf(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.filter((file) => isRead(withSlashes(path.relative(folder, file))));
  return read.map((file) => withSlashes(path.relative(root, file)));
}

function withSlashes(name) {
  return name.replaceAll(path.sep, '/');
}

/**
 * Whether a program may read this file of a package: no declaration, source map or page, no test, and not the twins for
 * bundlers that packages of AWS have of all they do.
 */
function isRead(name) {
  if (name.includes('node_modules/')) return false; // Of another package.
  if (/^(?:tests?|docs?|examples?|dist-(?:es|types))\//.test(name)) return false;
  return !/\.(?:d\.[cm]?ts|map|md|markdown|flow)$/i.test(name);
}
