#!/usr/bin/env node
// Do others wait while many clients start heavy work? Prints how long `GET /health` takes meanwhile, in milliseconds.
//   node bench/fair.mjs [--seconds 20] [--clients 16] [--data-dir]
// Ends with 1 when one of them has waited longer than `--most` (50). Needs a build, and a quiet machine.
//   node bench/fair.mjs --heavy [--only TEXT]
// The same while one execution after the other does heavy work: `GET /health` and `StartExecution` of another machine. Ends
// with 1 when half of them have waited 100 ms longer, or one has 500 ms longer, than an expression of the work takes.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './lib/server.mjs';
import { heavy } from './workloads/heavy.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '16' },
    most: { type: 'string', default: '50' },
    heavy: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    'data-dir': { type: 'boolean', default: false },
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
  },
});
const server = await startServer(values.dist, values['data-dir']);
const { call } = server;

const pass = { Type: 'Pass', Parameters: { 'id.$': '$.id', step: 'done' }, ResultPath: '$.last' };
const passes = Object.fromEntries(
  Array.from({ length: 10 }, (_, at) => [`S${at}`, { ...pass, ...(at < 9 ? { Next: `S${at + 1}` } : { End: true }) }]),
);
const map = {
  Type: 'Map',
  ItemsPath: '$.items',
  ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'id.$': '$.id' }, End: true } } },
  End: true,
};
const create = async (name, definition) => {
  const input = { name, definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/r' };
  return (await call('CreateStateMachine', input)).stateMachineArn;
};
const work = [
  { stateMachineArn: await create('Passes', { StartAt: 'S0', States: passes }), input: '{"id":1}' },
  {
    stateMachineArn: await create('Map', { StartAt: 'Map', States: { Map: map } }),
    input: JSON.stringify({ items: Array.from({ length: 1000 }, (_, id) => ({ id })) }),
  },
];

if (values.heavy) await duringHeavyWork();
else await amongClients();
await server.close();

async function amongClients() {
  let started = 0;
  const waited = [];
  const endMs = performance.now() + Number(values.seconds) * 1000;
  const isOver = () => performance.now() > endMs;
  const clients = Array.from({ length: Number(values.clients) }, async (_, at) => {
    for (; !isOver(); started += 1) await call('StartExecution', work[(at + started) % 2]);
  });
  while (!isOver()) {
    const beforeMs = performance.now();
    await server.get('/health');
    // What is loaded and compiled with the first calls is none of the work.
    if (endMs - beforeMs < Number(values.seconds) * 900) waited.push(performance.now() - beforeMs);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(clients);
  waited.sort((a, b) => a - b);
  const at = (share) => waited[Math.min(Math.floor(waited.length * share), waited.length - 1)].toFixed(1);
  console.log(
    `${started} executions; ${waited.length} others waited p50 ${at(0.5)}, p99 ${at(0.99)}, at most ${at(1)} ms`,
  );
  if (waited.at(-1) > Number(values.most)) process.exitCode = 1;
}

/** One row a kind of work: how long 200 calls of two kinds have waited. */
async function duringHeavyWork() {
  console.log(
    '| meanwhile | its expression, ms | call | median, ms | p99 | most |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [name, kind] of Object.entries(heavy).filter(([name]) => name.includes(values.only))) {
    const endless = kind === undefined ? undefined : await prepare(name, kind);
    const expressionMs = endless?.expressionMs ?? 0;
    const isOver = { yes: false };
    const heavyWork = endless?.run(isOver);
    const waits = { 'GET /health': [], StartExecution: [] };
    for (let n = 0; n < 400; n++) {
      const isHealth = n % 2 === 0;
      const waited = stopwatch();
      await (isHealth ? server.get('/health') : call('StartExecution', work[0]));
      waits[isHealth ? 'GET /health' : 'StartExecution'].push(waited());
      await sleep(5);
    }
    isOver.yes = true;
    await heavyWork;
    for (const [what, times] of Object.entries(waits)) {
      times.sort((a, b) => a - b);
      const [median, p99, most] = [100, 198, 199].map((at) => times[at]);
      const columns = [expressionMs, what, median, p99, most].map((each) => each.toFixed?.(0) ?? each);
      console.log(`| ${name} | ${columns.join(' | ')} |`);
      if (median > expressionMs + 100 || most > expressionMs + 500) process.exitCode = 1;
    }
  }
}

/**
 * Milliseconds since now: by the clock, or, if that is less, as long as the server's main thread was on a processor. On a busy
 * machine the clock tells how long others were.
 */
function stopwatch() {
  const file = `/proc/${server.pid}/task/${server.pid}/schedstat`;
  const processorMs = () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : Infinity);
  const [beforeMs, ranMs] = [performance.now(), processorMs()];
  return () => {
    const clockMs = performance.now() - beforeMs;
    return ranMs === Infinity ? clockMs : Math.min(clockMs, processorMs() - ranMs);
  };
}

/** Executions of a kind, one after the other. An expression gets the largest size with which it does not fail. */
async function prepare(name, { definition, input, isExpression, inputOf }) {
  const stateMachineArn = await create(name.replace(/\W+/g, '-'), definition);
  /** How it has ended, and how long that took. */
  const run = async (from) => {
    const took = stopwatch();
    const { executionArn } = await call('StartExecution', { stateMachineArn, input: JSON.stringify(from) });
    for (;;) {
      const { status } = await call('DescribeExecution', { executionArn });
      if (status !== 'RUNNING') return { status, ms: took() };
      await sleep(20);
    }
  };
  let expressionMs;
  if (isExpression) {
    for (let step = 0; step < 40; step++) {
      const { status, ms } = await run(inputOf(step));
      if (status !== 'SUCCEEDED') break;
      input = inputOf(step);
      expressionMs = ms;
    }
  }
  return {
    expressionMs,
    run: async (isOver) => {
      while (!isOver.yes) await run(input);
    },
  };
}
