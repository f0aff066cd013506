import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import { median } from '../lib/measure.mjs';

const require = createRequire(import.meta.url);
const cli = require.resolve('stepmill/package.json').replace(/package\.json$/, 'dist/cli.js');

/** Wall milliseconds of a whole process. */
function processMs(args) {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, args, { stdio: 'ignore', cwd: new URL('..', import.meta.url).pathname });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Wall milliseconds until the server says that it is ready, and until it has answered a first call. */
async function serverMs() {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, [cli, 'start', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const line = await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const readyMs = Number(process.hrtime.bigint() - start) / 1e6;
  const [url] = /http:\/\/\S+/.exec(line);
  await fetch(url, { method: 'POST', headers: { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' }, body: '{}' });
  const answeredMs = Number(process.hrtime.bigint() - start) / 1e6;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return { readyMs, answeredMs };
}

/** Start-up and import, beside a Node that does nothing. */
export async function processes(rounds) {
  const bare = [];
  const imports = { 'stepmill/jest': [], stepmill: [] };
  const ready = [];
  const answered = [];
  for (let round = 0; round < rounds; round++) {
    const bareMs = processMs(['-e', '0']);
    bare.push(bareMs);
    for (const [name, times] of Object.entries(imports)) times.push(processMs(['-e', `require('${name}')`]) - bareMs);
    const { readyMs, answeredMs } = await serverMs();
    ready.push(readyMs / bareMs);
    answered.push(answeredMs / bareMs);
  }
  return [
    ['bare Node', `${median(bare).toFixed(0)} ms`],
    ...Object.entries(imports).map(([name, times]) => [
      `require('${name}') over bare Node`,
      `${median(times).toFixed(0)} ms`,
    ]),
    ['server ready', `${median(ready).toFixed(2)} × bare Node`],
    ['server has answered', `${median(answered).toFixed(2)} × bare Node`],
  ];
}
