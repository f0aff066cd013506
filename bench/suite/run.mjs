#!/usr/bin/env node
// 200 small tests over one machine, as Jest runs them: `node bench/suite/run.mjs [--rounds N]`. See ../README.md.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { makeProject } from './project.mjs';

const require = createRequire(import.meta.url);
const folder = import.meta.dirname;
const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 7 : Number(process.argv[at + 1]);
const testCount = 200;
const project = makeProject();

const server = spawn(
  process.execPath,
  [path.join(project.folder, 'node_modules/stepmill/dist/cli.js'), 'start', '--port', '0'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const [endpoint] = await new Promise((resolve) =>
  server.stdout.on('data', (line) => resolve(/http:\S+/.exec(String(line)))),
);

const suites = [
  { name: 'empty Jest test', file: 'empty' },
  { name: 'Stepmill, in process', file: 'stepmill' },
  { name: 'Stepmill, over HTTP', file: 'stepmill', environment: { STEPMILL_ENDPOINT: endpoint } },
  ...(hasPytest() ? [{ name: 'pytest-stepmill', words: pytestOf(endpoint) }] : []),
  ...(hasPeer() ? [{ name: 'aws-local-stepfunctions', file: 'peer' }] : []),
].map((suite) => ({ ...suite, times: [] }));

// One round of each in turn, so that what else the machine does weighs on all alike.
try {
  for (let round = 0; round < rounds; round++) for (const suite of suites) suite.times.push(runSuite(suite));
} finally {
  server.kill();
  project.remove();
}

console.log(`Node ${process.version}, ${testCount} tests, median of ${rounds} rounds (fastest)\n`);
console.log('| test | ms per test | CPU ms per test | all tests, s | Jest from start to end, s |');
console.log('| --- | --- | --- | --- | --- |');
for (const { name, times } of suites) {
  const tests = times.map(({ testsMs }) => testsMs);
  const cpu = times.map(({ cpuMs }) => cpuMs);
  const wholes = times.map(({ wholeMs }) => wholeMs);
  const cells = [
    name,
    both(tests, (ms) => (ms / testCount).toFixed(2)),
    both(cpu, (ms) => (ms / testCount).toFixed(2)),
    both(tests, (ms) => (ms / 1000).toFixed(2)),
    both(wholes, (ms) => (ms / 1000).toFixed(2)),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function runSuite({ name, file, words = jestOf(file), environment }) {
  const timesFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-suite-')), 'times.json');
  const [program, ...args] = words;
  const startedMs = performance.now();
  const { status, stderr, stdout } = spawnSync(program, args, {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment, SUITE_TIMES: timesFile },
  });
  const wholeMs = performance.now() - startedMs;
  if (status !== 0) throw new Error(`${name} failed\n${stderr.slice(0, 2000)}${stdout.slice(0, 2000)}`);
  const { testsMs, cpuMs } = JSON.parse(fs.readFileSync(timesFile, 'utf8'));
  fs.rmSync(path.dirname(timesFile), { recursive: true });
  return { testsMs, cpuMs, wholeMs };
}

function jestOf(file) {
  const args = [require.resolve('jest/bin/jest'), '--config', 'jest.config.cjs', '--silent'];
  return [process.execPath, ...args, '--runInBand', `/${file}.test.cjs`];
}

/** Python with pytest, and the sources of the package in its path. */
function hasPytest() {
  const { status } = spawnSync('/usr/bin/python3', ['-c', 'import pytest']);
  if (status !== 0) console.log('pytest-stepmill is left out: it needs /usr/bin/python3 with pytest.\n');
  return status === 0;
}

function pytestOf(url) {
  const tests = path.join(project.folder, 'pytest');
  fs.cpSync(path.join(folder, 'pytest'), tests, { recursive: true });
  const { cases, definition } = require('./order.cjs');
  fs.writeFileSync(path.join(tests, 'order.json'), JSON.stringify({ cases, definition }));
  const sources = path.join(folder, '../../python/src');
  const code = `import sys; sys.path.insert(0, ${JSON.stringify(sources)}); import pytest; sys.exit(pytest.main(sys.argv[1:]))`;
  const args = ['-q', '-p', 'pytest_stepmill.plugin', '-p', 'no:cacheprovider', '--rootdir', tests];
  return ['/usr/bin/python3', '-c', code, ...args, `--stepmill-url=${url}`, tests];
}

function hasPeer() {
  const isThere = fs.existsSync(path.join(folder, '../node_modules/aws-local-stepfunctions'));
  if (isThere && Number(process.versions.node.split('.')[0]) >= 22) return true;
  console.log('The peer is left out: it needs Node 22 and `npm install` in bench/.\n');
  return false;
}

function both(values, format) {
  const sorted = [...values].sort((a, b) => a - b);
  return `${format(sorted[sorted.length >> 1])} (${format(sorted[0])})`;
}
