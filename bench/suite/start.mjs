#!/usr/bin/env node
// What a test file costs under Jest before its first test has run: `node bench/suite/start.mjs [--rounds N]`. See ../README.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { median } from '../lib/measure.mjs';
import { makeProject } from './project.mjs';

const require = createRequire(import.meta.url);
const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 5 : Number(process.argv[at + 1]);
const files = 20;
const markMs = 20;

const empty = (id) => `test('adds', () => expect(${id} + 1).toBe(${id + 1}));`;
const oneTask = (id) => `const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' }, End: true };
const order = sfn.stateMachine({ StartAt: 'Charge', States: { Charge: task } });
test('charges', async () => {
  order.mock('Charge').returns({ Payload: { ok: ${id} } });
  expect(await order.run({ amount: ${id} })).toHaveSucceeded();
});`;
/** By name and number, so that the kinds take turns. */
const sequencer = `const Sequencer = require('@jest/test-sequencer').default;
const place = ({ path }) => path.replace(/.*-(\\d+)\\.\\w+\\.(\\w+)\\..*/, '$1 $2').padStart(20);
module.exports = class extends Sequencer { sort(tests) { return [...tests].sort((a, b) => (place(a) < place(b) ? -1 : 1)); } };`;
/** Notes what each file took, hooks and loading included. */
const reporter = `const rows = [];
let cpu, wall;
module.exports = class {
  onTestFileStart() { cpu = process.cpuUsage(); wall = performance.now(); }
  onTestFileResult({ path }) {
    const { user, system } = process.cpuUsage(cpu);
    rows.push({ path, cpuMs: (user + system) / 1000, wallMs: performance.now() - wall });
  }
  onRunComplete() { require('node:fs').writeFileSync('rows.json', JSON.stringify(rows)); }
};`;

const project = makeProject();
try {
  const write = (name, text) => fs.writeFileSync(path.join(project.folder, name), text);
  for (const [name, text] of Object.entries({ empty, oneTask }))
    for (let id = 0; id < files; id++) write(`file-${id}.${name}.start.cjs`, text(id));
  write('sequencer.cjs', sequencer);
  write('reporter.cjs', reporter);
  const config = {
    testEnvironment: 'node',
    transform: {},
    testMatch: ['**/*.start.cjs'],
    moduleFileExtensions: ['cjs', 'js', 'json'],
  };
  const own = { testSequencer: '<rootDir>/sequencer.cjs', reporters: ['<rootDir>/reporter.cjs'] };
  write('start.config.json', JSON.stringify({ ...config, ...own }));
  runOnce();
  const over = { cpuMs: [], wallMs: [] };
  for (let round = 0; round < rounds; round++) {
    const rows = runOnce();
    for (const what of ['cpuMs', 'wallMs']) over[what].push(mean(rows, 'oneTask', what) - mean(rows, 'empty', what));
  }
  console.log(`Node ${process.version}, ${files} files of each kind in one process, median of ${rounds} rounds\n`);
  console.log('| over an empty test file | ms | CPU ms | mark |\n| --- | --- | --- | --- |');
  const cells = [median(over.wallMs).toFixed(1), median(over.cpuMs).toFixed(1), `${markMs} ms`];
  console.log(`| one mocked task | ${cells.join(' | ')} |`);
} finally {
  project.remove();
}

function runOnce() {
  const args = [require.resolve('jest/bin/jest'), '--config', 'start.config.json', '--runInBand', '--silent'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.slice(0, 2000));
  return JSON.parse(fs.readFileSync(path.join(project.folder, 'rows.json'), 'utf8'));
}

function mean(rows, kind, what) {
  const values = rows.filter((row) => row.path.includes(`.${kind}.`)).map((row) => row[what]);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
