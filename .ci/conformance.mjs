// `npm run conformance:recordings`: plays recordings of AWS against the built server, each run with the percentage that it must
// reach (conformance-floor.json; it only rises). With arguments (`npm run conformance:recordings -- --group base --list-fails`)
// they make the one run, without a floor. The recordings lie beside the checkout; where they do not, nothing is run.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { copyRecordings } from './recordings.mjs';

const secondsToStart = 20;
const lateAnswers = ['--mock-hang', 'DelaySeconds'];
// The longest recorded Wait takes 60 s, which is as long as the player waits by itself: whoever came second won.
const longWaits = ['--timeout', '120'];
const root = path.join(import.meta.dirname, '..');
const corpus = path.join(root, '../shared/conformance');
const player = path.join(corpus, 'run.mjs');
const command = path.join(root, 'dist/cli.js');

if (!fs.existsSync(player)) {
  console.log('Conformance: skipped, the recordings are not beside this checkout (../shared/conformance).');
  process.exit(0);
}
if (!fs.existsSync(command)) {
  console.error('Conformance: dist/cli.js is missing. `npm run build` makes it.');
  process.exit(1);
}

const given = process.argv.slice(2);
const runs =
  given.length > 0
    ? [{ run: given.join(' '), arguments: given }]
    : JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'conformance-floor.json'), 'utf8'));
let missed = 0;
try {
  for (const run of runs) if (!(await play(run))) missed++;
} catch (error) {
  console.error(`Conformance: ${error.message}`);
  missed++;
}
process.exit(missed === 0 ? 0 : 1);

/** Whether the run reached its floor. */
async function play({ run, arguments: selection, floor }) {
  console.log(`\nConformance: ${run}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-conformance-'));
  const mocks = path.join(folder, 'MockConfigFile.json');
  const results = path.join(folder, 'results.json');
  // What the cases read, and what they write.
  const s3 = path.join(folder, 's3');
  fs.mkdirSync(s3);
  const cases = ['--cases', path.join(folder, 'cases')];
  try {
    copyRecordings(path.join(corpus, 'cases'), cases[1]);
    if (
      (await runPlayer([...cases, ...selection, '--write-mock-config', mocks, '--write-s3', s3, ...lateAnswers])) !== 0
    )
      return false;
    const server = await startServer(mocks, s3);
    try {
      const code = await runPlayer([
        '--endpoint',
        server.endpoint,
        '--json',
        results,
        '--s3',
        ...cases,
        ...longWaits,
        ...selection,
        ...lateAnswers,
      ]);
      return code === 0 && reaches(floor, JSON.parse(fs.readFileSync(results, 'utf8')).totals);
    } finally {
      await server.stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function reaches(floor, { PASS, FAIL }) {
  const percent = (100 * PASS) / Math.max(1, PASS + FAIL);
  if (floor === undefined) return true;
  const possible = Math.floor(percent * 10) / 10;
  if (percent < floor) console.log(`Conformance: ${percent.toFixed(2)} % is below the floor of ${floor} %.`);
  else if (possible > floor) console.log(`Conformance: the floor can rise from ${floor} to ${possible} %.`);
  return percent >= floor;
}

function runPlayer(args) {
  const child = spawn(process.execPath, [player, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('close', resolve));
}

/** Starts the server on a free port; its one line on stdout tells the address. */
async function startServer(mocks, s3) {
  const server = spawn(process.execPath, [command, 'start', '--port', '0', '--mocks', mocks, '--s3', s3], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.on('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    const patience = setTimeout(() => server.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(patience);
  };
  const ready = new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`stepmill start ${why}`));
    setTimeout(fail, secondsToStart * 1000, `was not ready after ${secondsToStart} s`).unref();
    server.on('close', (code) => fail(`ended with ${code} before it was ready`));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const endpoint = /https?:\/\/[^\s'"]+:\d+/.exec(line)?.[0];
      if (endpoint !== undefined) resolve(endpoint);
    });
  });
  try {
    return { endpoint: await ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
