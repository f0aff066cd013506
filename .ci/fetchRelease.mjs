// Fetches another release of a package from the npm registry, into node_modules/.cache/.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const cache = path.join(import.meta.dirname, '../node_modules/.cache');

/**
 * `file`: what the package has when it is there. Says so when it cannot be had. `options`: more of them for `npm install`;
 * `folder`: below that of the kind, by default the release.
 */
export function fetchRelease(kind, name, release, file, { options = [], folder = release } = {}) {
  const place = path.join(cache, kind, folder);
  if (fs.existsSync(path.join(place, 'node_modules', name, file))) return;
  fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(path.join(place, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', place, ...options, `${name}@${release}`];
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) console.log(`${name} ${release} cannot be fetched: the tests that need it skip.`);
}
