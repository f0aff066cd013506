import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json';
import { madeOnce } from './madeOnce';
import { root, run } from './run';

/** What the package is made of. */
const sources = ['src', '.ci', 'package.json', 'tsconfig.json', 'tsconfig.build.json', ...manifest.files];
const inputs = sources.filter((name) => name !== 'dist');

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
