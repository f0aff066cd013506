#!/usr/bin/env node
// Do others wait while many clients start heavy work? Prints how long `GET /health` takes meanwhile, in milliseconds.
//   node bench/fair.mjs [--seconds 20] [--clients 16] [--data-dir]
// Ends with 1 when one of them has waited longer than `--most` (50). Needs a build, and a quiet machine.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startServer } from './lib/server.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '16' },
    most: { type: 'string', default: '50' },
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
await server.close();
if (waited.at(-1) > Number(values.most)) process.exitCode = 1;
