// `node .ci/nodes.mjs`: fetches the other releases of Node that tests run on, from the npm registry (package `node`), into
// node_modules/.cache/nodes/. What cannot be had is told, and the tests that need it skip.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

for (const release of ['22', '24']) {
  const folder = path.join(root, 'node_modules/.cache/nodes', release);
  if (fs.existsSync(path.join(folder, 'node_modules/node/bin/node'))) continue;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', folder, `node@${release}`];
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) console.log(`Node ${release} cannot be fetched: the tests that need it skip.`);
}
