#!/usr/bin/env node
// Minutes of mixed calls to a server: does memory level off, does the time of a call stay?
//   node bench/load.mjs [--minutes 6] [--clients 4] [--data-dir]
// Prints a line a minute (calls, errors, p50 and p99 in milliseconds, RSS of the server); ends with 1 when the RSS at the
// end is more than a tenth above that of minute two.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startServer } from './lib/server.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '6' },
    clients: { type: 'string', default: '4' },
    'data-dir': { type: 'boolean', default: false },
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
  },
});
const minutes = Number(values.minutes);
const server = await startServer(values.dist, values['data-dir']);
const { call } = server;

const roleArn = 'arn:aws:iam::123456789012:role/r';
const pass = { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'data.$': '$.data' } };
const loop = {
  StartAt: 'Add',
  States: {
    Add: { ...pass, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, Next: 'Again' },
    Again: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 10, Next: 'Add' }], Default: 'Each' },
    Each: {
      Type: 'Map',
      ItemsPath: '$.data',
      ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
};
const express = {
  QueryLanguage: 'JSONata',
  StartAt: 'P',
  States: { P: { Type: 'Pass', Output: '{% $sum($states.input.data) %}', End: true } },
};
const child = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
const mapRun = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.data',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...child },
      End: true,
    },
  },
};
const nested = (stateMachineArn) => ({
  StartAt: 'Other',
  States: {
    Other: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: stateMachineArn, 'Input.$': '$' },
      Next: 'Fails',
    },
    Fails: { Type: 'Fail', Error: 'No', Cause: 'As it should' },
  },
});
const create = (name, definition, type = 'STANDARD') =>
  call('CreateStateMachine', { name, type, roleArn, definition: JSON.stringify(definition) });
const machines = [await create('loop', loop), await create('express', express, 'EXPRESS')].map(
  (one) => one.stateMachineArn,
);
machines.push(
  (await create('mapRun', mapRun)).stateMachineArn,
  (await create('nested', nested(machines[0]))).stateMachineArn,
);
const activityArn = (await call('CreateActivity', { name: 'work' })).activityArn;
const byHand = { StartAt: 'T', States: { T: { Type: 'Task', Resource: activityArn, End: true } } };
machines.push((await create('byHand', byHand)).stateMachineArn);

let taken = [];
let errors = 0;
let count = 0;
let started = 0;
async function timed(operation, input) {
  const startedMs = performance.now();
  try {
    return await call(operation, input);
  } catch (error) {
    errors += 1;
    if (errors < 5) console.error(error.message);
    return {};
  } finally {
    taken.push(performance.now() - startedMs);
  }
}

/** What a client does again and again. */
async function round() {
  const input = JSON.stringify({ n: 0, data: Array.from({ length: 20 + (count++ % 30) }, (_item, at) => at) });
  const { executionArn } = await timed('StartExecution', { stateMachineArn: machines[0], input });
  if (executionArn !== undefined) started += 1;
  await timed('StartSyncExecution', { stateMachineArn: machines[1], input });
  await timed('DescribeExecution', { executionArn });
  await timed('GetExecutionHistory', { executionArn });
  if (count % 10 === 0) await timed('ListExecutions', { stateMachineArn: machines[0], maxResults: 10 });
  if (count % 10 === 1) {
    const { executionArn } = await timed('StartExecution', { stateMachineArn: machines[2], input });
    const { mapRuns = [] } = await timed('ListMapRuns', { executionArn });
    for (const { mapRunArn } of mapRuns) await timed('DescribeMapRun', { mapRunArn });
  }
  if (count % 10 === 2) {
    const { executionArn } = await timed('StartExecution', { stateMachineArn: machines[3], input });
    if (executionArn !== undefined) started += 1;
    await timed('RedriveExecution', { executionArn });
  }
  if (count % 10 === 3) {
    await timed('StartExecution', { stateMachineArn: machines[4], input });
    const { taskToken } = await timed('GetActivityTask', { activityArn });
    if (taskToken) await timed('SendTaskSuccess', { taskToken, output: '{}' });
  }
  if (count % 50 === 0) {
    const { stateMachineArn } = await timed('CreateStateMachine', {
      name: `m${count}`,
      roleArn,
      definition: JSON.stringify(loop),
    });
    await timed('DeleteStateMachine', { stateMachineArn });
  }
}

const endMs = performance.now() + minutes * 60_000;
const clients = Array.from({ length: Number(values.clients) }, async () => {
  while (performance.now() < endMs) await round();
});
const rss = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
const sizes = [];
for (let minute = 1; minute <= minutes; minute++) {
  await new Promise((resolve) => setTimeout(resolve, 59_500));
  const sorted = taken.sort((a, b) => a - b);
  taken = [];
  sizes.push(rss());
  const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(1);
  console.log(
    `minute ${minute}: ${sorted.length} calls, ${errors} errors, p50 ${at(0.5)}, p99 ${at(0.99)} ms, ${sizes.at(-1).toFixed(0)} MB`,
  );
}
await Promise.all(clients);
if (values['data-dir']) {
  // Executions that memory does not have any more are listed all the same.
  let listed = 0;
  for (let nextToken; ;) {
    const page = await call('ListExecutions', { stateMachineArn: machines[0], maxResults: 1000, nextToken });
    listed += page.executions.length;
    nextToken = page.nextToken;
    if (nextToken === undefined) break;
  }
  console.log(`${started} executions were started, ${listed} are listed`);
  if (listed !== started) errors += 1;
}
await server.close();
if (sizes.at(-1) > 1.1 * sizes[1] || errors > 0) process.exitCode = 1;
