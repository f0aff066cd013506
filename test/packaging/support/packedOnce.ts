import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { root, run } from './run';

const cache = path.join(root, 'node_modules/.cache');
const prefix = 'stepmill-packed-';

/** What the package is made of. */
const inputs = ['src', '.ci', 'package.json', 'tsconfig.json', 'tsconfig.build.json', ...manifest.files];

/** The tarball of the sources as they are now. It is made once for all test files, and anew when a source has changed. */
export function packedOnce(): string {
  const tarball = path.join(cache, `${prefix}${fingerprint()}.tgz`);
  if (!fs.existsSync(tarball)) make(tarball);
  return tarball;
}

/** Whoever comes first makes it; the others wait for that. */
function make(tarball: string): void {
  fs.mkdirSync(cache, { recursive: true });
  const lock = `${tarball}.lock`;
  while (!take(lock)) sleep(100);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  try {
    if (fs.existsSync(tarball)) return;
    removeOthers(tarball);
    const made = run(process.execPath, [path.join(root, '.ci/pack.mjs'), folder, '--unchecked']).trim();
    fs.copyFileSync(made, `${tarball}.part`);
    fs.renameSync(`${tarball}.part`, tarball);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(lock);
  }
}

/** Takes a lock, also one whose owner has been killed. */
function take(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(lock)) fs.rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock: string): boolean {
  try {
    const owner = fs.readFileSync(lock, 'utf8');
    // It may not have been written yet.
    if (owner !== '') process.kill(Number(owner), 0);
    return true;
  } catch {
    return false;
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Those of sources that are no more. */
function removeOthers(tarball: string): void {
  for (const name of fs.readdirSync(cache))
    if (name.startsWith(prefix) && !name.startsWith(path.basename(tarball))) fs.rmSync(path.join(cache, name));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const input of inputs) if (input !== 'dist') addTo(hash, input);
  return hash.digest('hex').slice(0, 16);
}

function addTo(hash: ReturnType<typeof createHash>, name: string): void {
  const file = path.join(root, name);
  if (!fs.existsSync(file)) return;
  if (fs.statSync(file).isDirectory()) for (const inner of fs.readdirSync(file)) addTo(hash, `${name}/${inner}`);
  else hash.update(`${name}\n`).update(fs.readFileSync(file));
}
