import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run';

const cache = path.join(root, 'node_modules/.cache');

/** What is made of sources, for all test files of a run and of the next ones. */
export interface Made {
  readonly name: string;
  /** Of its file; a folder has none. */
  readonly extension?: string;
  /** Files and folders of the checkout. */
  readonly inputs: readonly string[];
  /** What else the result depends on. */
  readonly key?: string;
  /** Makes it of the sources as they are now, as this file or folder. */
  readonly make: (target: string) => void;
}

/** The path of the result, made once for all test files, and again when a source has changed. */
export function madeOnce(made: Made): string {
  const target = path.join(cache, `${made.name}-${fingerprint(made)}${made.extension ?? ''}`);
  if (!fs.existsSync(target)) makeAlone(target, made);
  return target;
}

/** The first caller makes it; the others wait for that. */
function makeAlone(target: string, { name, make }: Made): void {
  fs.mkdirSync(cache, { recursive: true });
  const lock = `${target}.lock`;
  while (!take(lock)) sleep(100);
  try {
    if (fs.existsSync(target)) return;
    removeOthers(`${name}-`, path.basename(lock));
    make(`${target}.part`);
    fs.renameSync(`${target}.part`, target);
  } finally {
    fs.rmSync(lock, { force: true });
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

/** Those of sources that are no more, and what was left half made. */
function removeOthers(prefix: string, lock: string): void {
  for (const name of fs.readdirSync(cache))
    if (name.startsWith(prefix) && name !== lock) fs.rmSync(path.join(cache, name), { recursive: true });
}

function fingerprint({ inputs, key = '' }: Made): string {
  const hash = createHash('sha256').update(key);
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex').slice(0, 16);
}

function addTo(hash: ReturnType<typeof createHash>, name: string): void {
  const file = path.join(root, name);
  if (!fs.existsSync(file)) return;
  if (fs.statSync(file).isDirectory()) for (const inner of fs.readdirSync(file)) addTo(hash, `${name}/${inner}`);
  else hash.update(`${name}\n`).update(fs.readFileSync(file));
}
