#!/usr/bin/env node
// A server with a data directory is killed (SIGKILL) at random instants under mixed load, and started again.
//   node bench/kill.mjs [--kills 500] [--seed 1] [--durable batched] [--between 300] [--starts 4]
// Ends with 1 when anything that was acknowledged is not there any more, when a task was asked for again whose answer had
// been taken, or when a history is another than that of a server that nobody has killed. Needs a build.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { inputs, machines, order, prefix, writeFunctions } from './kill/load.mjs';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    durable: { type: 'string', default: 'batched' },
    // Milliseconds at most, …
    between: { type: 'string', default: '300' },
    // … and at least until so many starts at most are acknowledged: a slow machine does little in a given time.
    starts: { type: 'string', default: '4' },
    // A start that is killed lasts so long at most.
    start: { type: 'string', default: '400' },
    machines: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
  },
});
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-kill-'));
const log = path.join(root, 'asked.log');
fs.writeFileSync(log, '');
const functions = writeFunctions(root, log);

let random = Number(values.seed);
const chance = () => (random = (random * 48271) % 2147483647) / 2147483647;

const roleArn = 'arn:aws:iam::123456789012:role/r';
const only = values.machines === '' ? Object.keys(machines) : values.machines.split(',');

const agent = new http.Agent({ keepAlive: true });
let port = 0;
let server;

function launch(folder) {
  const args = [
    'start',
    '--port',
    '0',
    '--time',
    'scale:50',
    '--data-dir',
    folder,
    '--durable',
    values.durable,
    ...functions,
  ];
  server = spawn(process.execPath, [path.join(values.dist, 'cli.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  server.errors = '';
  server.stderr.on('data', (chunk) => (server.errors += chunk));
  server.ended = new Promise((resolve) => server.once('exit', resolve));
}

async function start(folder) {
  launch(folder);
  let text = '';
  port = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      const found = /127\.0\.0\.1:(\d+)/.exec((text += chunk));
      if (found) resolve(Number(found[1]));
    });
    server.ended.then(() => reject(new Error(`the server has ended: ${server.errors}`)));
  });
}

function kill() {
  if (/could not go on/.test(server.errors)) fault(server.errors.trim());
  server.kill('SIGKILL');
  return server.ended;
}

function call(operation, input) {
  return new Promise((resolve, reject) => {
    const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
    const request = http.request({ port, host: '127.0.0.1', agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (!response.complete) reject(new Error('cut off'));
        else if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(Object.assign(new Error(text), { code: JSON.parse(text).__type.split('#')[1] }));
      });
    });
    request.on('error', reject);
    request.end(JSON.stringify(input));
  });
}

const faults = [];
function fault(text) {
  faults.push(text);
  process.stderr.write(`FAULT ${text}\n`);
}

const started = new Map();
const seen = new Map();
let number = 0;

async function worker(isOver) {
  while (!isOver()) {
    const machine = only[Math.floor(chance() * only.length)];
    const name = `${machine[0].toLowerCase()}${String((number += 1)).padStart(7, '0')}`;
    try {
      const { executionArn } = await call('StartExecution', {
        stateMachineArn: `${prefix}:stateMachine:${machine}`,
        name,
        input: inputs[machine],
      });
      started.set(executionArn, machine);
      await sleep(chance() * 40);
      await look([...started.keys()][Math.floor(chance() * started.size)]);
    } catch (error) {
      if (!isOver()) fault(`${name}: ${error.message}`);
    }
  }
}

async function poller(isOver) {
  while (!isOver()) {
    try {
      const { taskToken } = await call('GetActivityTask', { activityArn: `${prefix}:activity:work` });
      if (taskToken) await call('SendTaskSuccess', { taskToken, output: '{ "by": "worker" }' });
    } catch (error) {
      if (!isOver() && error.code !== 'TaskTimedOut') fault(`a worker: ${error.message}`);
    }
  }
}

/** What is read is acknowledged by that: it stays. */
async function look(executionArn) {
  const { events } = await call('GetExecutionHistory', { executionArn, maxResults: 1000 });
  const now = events.map((event) => JSON.stringify(event));
  const before = seen.get(executionArn) ?? [];
  const at = before.findIndex((event, index) => event !== now[index]);
  if (at >= 0) fault(`${executionArn}: event ${at + 1} was ${before[at]} and is ${now[at]}`);
  seen.set(executionArn, now);
  return events;
}

function shape(executionArn, events) {
  const name = executionArn.split(':').at(-1);
  const bare = events.map((event) =>
    JSON.stringify({ ...event, timestamp: 0 })
      .replaceAll(name, 'NAME')
      .replace(/(Content-Length\\":\[?\\")\d+/g, '$1')
      // Where it was called from.
      .replace(/\\"trace\\":\[.*?\]/g, '')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replace(/\\"(StartDate|StopDate)\\":\d+/g, '')
      .replace(
        /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|Root=1-[\da-f-]+|Parent=[\da-f]+|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT/g,
        'ID',
      ),
  );
  // Which of several branches is first when a task that was under way is asked again is not a promise.
  if (!executionArn.includes(':Nested:')) return bare;
  const plain = bare.map((event) => event.replace(/"(id|previousEventId)":\d+,?/g, ''));
  return plain.map((event, index) => `${plain[events[index].previousEventId - 1]?.slice(0, 60)} > ${event}`).sort();
}

/** Of an execution, its Map Runs and their children. */
async function storyOf(executionArn) {
  const story = shape(executionArn, await look(executionArn));
  if (!executionArn.includes(':Mapped:')) return story;
  for (const { mapRunArn } of (await call('ListMapRuns', { executionArn })).mapRuns) {
    const { status, itemCounts } = await call('DescribeMapRun', { mapRunArn });
    story.push(JSON.stringify({ status, itemCounts }));
    for (const child of (await call('ListExecutions', { mapRunArn })).executions)
      story.push(child.status, ...shape(child.executionArn, await look(child.executionArn)));
  }
  return story;
}

async function prepare() {
  await call('CreateActivity', { name: 'work' });
  for (const [name, definition] of Object.entries(machines))
    await call('CreateStateMachine', { name, roleArn, definition: JSON.stringify(definition) });
}

async function untilAllHaveEnded(arns) {
  for (const executionArn of arns) {
    for (let turn = 0; ; turn++) {
      const { status, error, cause } = await call('DescribeExecution', { executionArn });
      if (status === 'SUCCEEDED') break;
      if (status !== 'RUNNING' || turn > 600) {
        fault(`${executionArn}: ${status} ${error ?? ''} ${cause ?? ''}`);
        break;
      }
      await sleep(50);
    }
  }
}

// What nobody has killed.
await start(path.join(root, 'unbroken'));
await prepare();
let isOver = false;
const helper = poller(() => isOver);
const expected = {};
for (const machine of Object.keys(machines)) {
  const { executionArn } = await call('StartExecution', {
    stateMachineArn: `${prefix}:stateMachine:${machine}`,
    name: 'unbroken',
    input: inputs[machine],
  });
  await untilAllHaveEnded([executionArn]);
  expected[machine] = await storyOf(executionArn);
}
isOver = true;
await kill();
await helper;
fs.writeFileSync(log, '');

const folder = path.join(root, 'data');
const kills = Number(values.kills);
await start(folder);
await prepare();
for (let count = 1; count <= kills; count++) {
  isOver = false;
  const load = [...Array.from({ length: Number(values.workers) }, () => worker(() => isOver)), poller(() => isOver)];
  const wanted = started.size + Math.floor(chance() * (Number(values.starts) + 1));
  await sleep(chance() * Number(values.between));
  for (let turn = 0; started.size < wanted && turn < 1_000; turn++) await sleep(10);
  isOver = true;
  await kill();
  await Promise.all(load);
  // Often it is killed while it starts, too.
  while (chance() < 0.5) {
    launch(folder);
    await sleep(chance() * Number(values.start));
    await kill();
  }
  await start(folder);
  for (const arn of started.keys())
    if (!seen.has(arn)) await look(arn).catch((error) => fault(`${arn}: ${error.message}`));
  if (count % 50 === 0) process.stdout.write(`${count} kills, ${started.size} executions, ${faults.length} faults\n`);
}
isOver = false;
const last = poller(() => isOver);
await untilAllHaveEnded(started.keys());
let same = 0;
let longer = 0;
for (const [executionArn, machine] of started) {
  const found = await storyOf(executionArn);
  // A worker whose poll was answered when the server died never had the task: it was given to another one after its time-out.
  const isSame = JSON.stringify(found) === JSON.stringify(expected[machine]);
  if (isSame) same += 1;
  else if (machine === 'Activity' && found.length > expected[machine].length) longer += 1;
  else {
    const at = found.findIndex((event, index) => event !== expected[machine][index]);
    fault(`${executionArn}: event ${at + 1} is ${found[at]}\n  unbroken: ${expected[machine][at]}`);
  }
}
const latest = new Map();
for (const line of fs.readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
  const [name, state] = line.split(' ');
  const at = order.indexOf(state);
  if (at < (latest.get(name) ?? -1)) fault(`${name}: ${state} was asked for after ${order[latest.get(name)]}`);
  latest.set(name, Math.max(at, latest.get(name) ?? -1));
}
isOver = true;
await kill();
await last;
const bytes = fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
console.log(
  `${kills} kills, ${started.size} executions acknowledged, ${same} with the history of an unbroken run, ${longer} with a ` +
    `time-out of a worker that died, ${faults.length} faults; ${Math.round(bytes / 1024)} KiB`,
);
if (faults.length === 0) fs.rmSync(root, { recursive: true });
else console.log(`What it left is in ${root}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
