// `node .ci/program.mjs TARGET [FOLDER]`: copies the package in FOLDER, the checkout by default, to TARGET, with its dist/ and
// the packages that are installed for its users, and without what only compilers and people read. For the image; the program in
// one file has the same packages.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(import.meta.dirname, '..');

if (process.argv[1] === fileURLToPath(import.meta.url)) copy(path.resolve(process.argv[3] ?? root), process.argv[2]);

function copy(folder, target) {
  const own = ['package.json', 'LICENSE'].filter((name) => fs.existsSync(path.join(folder, name)));
  const dist = path.join(folder, 'dist');
  const built = fs.existsSync(dist) ? filesOf(dist, folder) : [];
  for (const name of [...own, ...built, ...dependencies(folder)]) {
    const file = path.join(target, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.copyFileSync(path.join(folder, name), file);
  }
}

/** The names of the files of all packages for users, as seen from the folder: `node_modules/yaml/dist/index.js`. */
export function dependencies(folder = root) {
  return packagesIn(folder).flatMap((each) => filesOf(each, folder));
}

/** The folders of the packages that are installed for users: those of the lock file, as others may lie beside them. */
export function packagesIn(folder = root) {
  const locks = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => path.join(folder, name));
  const lock = locks.find((file) => fs.existsSync(file));
  if (lock === undefined) throw new Error(`${folder} has no package-lock.json, and no packages that npm installed.`);
  return Object.entries(JSON.parse(fs.readFileSync(lock, 'utf8')).packages)
    .filter(([name, { dev }]) => name !== '' && dev !== true)
    .map(([name]) => path.join(folder, name))
    .filter((each) => fs.existsSync(each));
}

function filesOf(folder, from) {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.filter((file) => isRead(withSlashes(path.relative(folder, file))));
  return read.map((file) => withSlashes(path.relative(from, file)));
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
