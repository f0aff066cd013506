#!/usr/bin/env node
// How much memory does a server take for the executions that it keeps? Starts more than it keeps, of several forms, and
// prints how far the RSS has grown over the idle server, right after the load and once the collector had its chance.
//   node bench/kept.mjs [--count 45000] [--kilobytes 20] [--wait 20] [--only TEXT]
// Ends with 1 when that is more than 1.5 times the 256 MiB of the documentation. Linux only, after `npm run build`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startServer } from './lib/server.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '45000' },
    kilobytes: { type: 'string', default: '20' },
    wait: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    dist: { type: 'string', default: path.join(import.meta.dirname, '../dist') },
  },
});
const bytes = Number(values.kilobytes) * 1000;
const mostMb = 1.5 * 256;
const list = (length, item) => Array.from({ length }, (_item, index) => item(index));

const inputs = {
  'one text': (n) => ({ n, text: 'x'.repeat(bytes) }),
  records: (n) => ({
    n,
    records: list(bytes / 45, (id) => ({ id, name: `name ${id} of ${n}`, ok: true, share: 0.5 })),
  }),
  numbers: (n) => list(bytes / 5, (index) => index * n),
};
const definition = JSON.stringify({
  StartAt: 'Wrap',
  States: { Wrap: { Type: 'Pass', Parameters: { 'all.$': '$' }, Next: 'End' }, End: { Type: 'Pass', End: true } },
});

/** MB of the process. */
function rss(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

console.log('| input | MB right after the load | MB later |\n| --- | --- | --- |');
for (const [form, inputOf] of Object.entries(inputs).filter(([name]) => name.includes(values.only))) {
  const { call, pid, close } = await startServer(values.dist, false);
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const { stateMachineArn } = await call('CreateStateMachine', { name: 'M', roleArn, definition });
  await call('StartExecution', { stateMachineArn });
  await sleep(1_000);
  const idleMb = rss(pid);
  let started = 0;
  const client = async () => {
    while (started < Number(values.count))
      await call('StartExecution', { stateMachineArn, input: JSON.stringify(inputOf(started++)) });
  };
  await Promise.all(list(4, client));
  const loadedMb = rss(pid) - idleMb;
  await sleep(Number(values.wait) * 1000);
  // The server still has work to do, in which the collector comes to its turn.
  for (let n = 0; n < 200; n++) await call('StartExecution', { stateMachineArn, input: JSON.stringify(inputOf(n)) });
  const restedMb = rss(pid) - idleMb;
  console.log(`| ${form} | ${loadedMb.toFixed(0)} | ${restedMb.toFixed(0)} |`);
  if (restedMb > mostMb) process.exitCode = 1;
  await close();
}
