// Whether dist/ is what the sources as they are now become: a build notes both, and whoever needs one more asks before it
// compiles all again.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const note = path.join(root, 'node_modules/.cache/stepmill-built');
const scripts = ['build.mjs', 'console.mjs', 'tsc.mjs'].map((name) => `.ci/${name}`);
const inputs = ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...scripts];

export function noteBuilt() {
  fs.mkdirSync(path.dirname(note), { recursive: true });
  // Renamed, so that a checkout which shares the file keeps its own.
  fs.writeFileSync(`${note}.part`, fingerprint());
  fs.renameSync(`${note}.part`, note);
}

export function isBuilt() {
  return fs.existsSync(note) && fs.readFileSync(note, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of [...inputs, 'dist']) addTo(hash, name);
  return hash.digest('hex');
}

function addTo(hash, name) {
  const file = path.join(root, name);
  if (!fs.existsSync(file)) return;
  if (fs.statSync(file).isDirectory()) for (const inner of fs.readdirSync(file)) addTo(hash, `${name}/${inner}`);
  else hash.update(`${name}\n`).update(fs.readFileSync(file));
}
