#!/usr/bin/env node
// What a test file and a test cost in a worker of Jest that is warm, over a bare file and a bare test:
//   node bench/suite/start.mjs [--rounds N] [--files N] [--cpu-prof DIR]
// See ../README.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { median } from '../lib/measure.mjs';
import { makeProject } from './project.mjs';

const require = createRequire(import.meta.url);
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    files: { type: 'string', default: '20' },
    // Writes a profile of each worker there.
    'cpu-prof': { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const files = Number(values.files);
const testsOfLong = 51;
const marksMs = { file: 25, test: 0.3 };

const kinds = {
  bare: (id, tests) =>
    `for (let at = 0; at < ${tests}; at++) test('adds ' + at, () => expect(${id} + 1).toBe(${id + 1}));`,
  ours: (id, tests) => `const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge' }, End: true };
const order = sfn.stateMachine({ StartAt: 'Charge', States: { Charge: task } });
for (let at = 0; at < ${tests}; at++) test('charges ' + at, async () => {
  order.mock('Charge').returns({ Payload: { ok: ${id} } });
  expect(await order.run({ amount: ${id} })).toHaveSucceeded();
});`,
};
/** By number, so that the kinds take turns. */
const sequencer = `const Sequencer = require('@jest/test-sequencer').default;
const place = ({ path }) => path.replace(/.*-(\\d+)\\.(\\w+)\\..*/, '$1 $2').padStart(20);
module.exports = class extends Sequencer { sort(tests) { return [...tests].sort((a, b) => (place(a) < place(b) ? -1 : 1)); } };`;
/** Notes the time of the worker when it begins a file. What passes until it begins the next one is that file's. */
const environment = `const { TestEnvironment } = require('jest-environment-node');
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    const { user, system } = process.cpuUsage();
    const row = { pid: process.pid, path: context.testPath, cpuMs: (user + system) / 1000 };
    require('node:fs').appendFileSync(${'`${__dirname}/rows-${process.pid}.jsonl`'}, JSON.stringify(row) + '\\n');
    super(config, context);
  }
};`;

const project = makeProject();
try {
  const write = (name, text) => fs.writeFileSync(path.join(project.folder, name), text);
  for (const [kind, textOf] of Object.entries(kinds))
    for (const [length, tests] of [
      ['Short', 1],
      ['Long', testsOfLong],
    ])
      for (let id = 0; id < files; id++) write(`file-${id}.${kind}${length}.start.cjs`, textOf(id, tests));
  write('sequencer.cjs', sequencer);
  write('environment.cjs', environment);
  const config = {
    testEnvironment: '<rootDir>/environment.cjs',
    transform: {},
    testMatch: ['**/*.start.cjs'],
    moduleFileExtensions: ['cjs', 'js', 'json'],
    testSequencer: '<rootDir>/sequencer.cjs',
  };
  write('start.config.json', JSON.stringify(config));
  const over = { file: [], test: [] };
  for (let round = 0; round < rounds; round++) {
    const costs = costsOfRound();
    const [bare, ours] = ['bare', 'ours'].map((kind) => {
      const [short, long] = ['Short', 'Long'].map((length) => median(costs.get(`${kind}${length}`)));
      return { test: (long - short) / (testsOfLong - 1), file: short };
    });
    for (const what of ['file', 'test']) over[what].push(ours[what] - bare[what]);
  }
  console.log(`Node ${process.version}, ${files} files of each kind, ${rounds} rounds: CPU ms over a bare one\n`);
  console.log('| over a bare one | least | median | mark |\n| --- | --- | --- | --- |');
  for (const [what, all] of Object.entries(over))
    console.log(`| a ${what} | ${Math.min(...all).toFixed(2)} | ${median(all).toFixed(2)} | ${marksMs[what]} |`);
} finally {
  project.remove();
}

/** By kind: the milliseconds of each file, without the first ones of a worker. */
function costsOfRound() {
  const args = [require.resolve('jest/bin/jest'), '--config', 'start.config.json', '-w', '2', '--silent'];
  const env = { ...process.env };
  if (values['cpu-prof'] !== undefined)
    env.NODE_OPTIONS = `--cpu-prof --cpu-prof-dir=${path.resolve(values['cpu-prof'])}`;
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8', env });
  if (status !== 0) throw new Error(stderr.slice(0, 2000));
  const costs = new Map();
  for (const name of fs.readdirSync(project.folder).filter((each) => each.startsWith('rows-'))) {
    const file = path.join(project.folder, name);
    const rows = fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    fs.rmSync(file);
    for (let at = 8; at + 1 < rows.length; at++) {
      const kind = rows[at].path.split('.').at(-3);
      costs.set(kind, [...(costs.get(kind) ?? []), rows[at + 1].cpuMs - rows[at].cpuMs]);
    }
  }
  return costs;
}
