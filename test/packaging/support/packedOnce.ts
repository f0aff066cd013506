import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { madeOnce } from './madeOnce';
import { root, run } from './run';

/** The scripts that make it. What else lies beside them, the site with its packages, is long to read. */
const scripts = fs.readdirSync(path.join(root, '.ci')).filter((name) => /\.[cm]js$/.test(name));
/** What the package is made of. */
const sources = ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json', ...manifest.files];
export const inputs = [...sources.filter((name) => name !== 'dist'), ...scripts.map((name) => `.ci/${name}`)];

/** The tarball of the sources as they are now. */
export function packedOnce(): string {
  return madeOnce({ name: 'stepmill-packed', extension: '.tgz', inputs, make });
}

function make(target: string): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-packed-'));
  try {
    const made = run(process.execPath, [path.join(root, '.ci/pack.mjs'), folder, '--unchecked']).trim();
    fs.copyFileSync(made, target);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
