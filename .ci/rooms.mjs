// `npm run rooms`: the first hour in projects of all kinds, with every release of Node that is here (.ci/nodes.mjs fetches
// them), installed from the registry. Each line tells how long each step took. Takes some minutes and a network.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const args = [require.resolve('jest/bin/jest'), 'test/packaging/rooms', '--runInBand', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, {
  cwd: path.join(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, STEPMILL_ROOMS: 'all' },
});
process.exit(status ?? 1);
