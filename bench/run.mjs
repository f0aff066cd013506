#!/usr/bin/env node
// Benchmarks of Stepmill: `node --expose-gc bench/run.mjs [--rounds N] [--only TEXT]`. What is measured: README.md here.
import { createRequire } from 'node:module';
import process from 'node:process';
import { bareLoop, peer, stepmill } from './lib/contenders.mjs';
import { compare } from './lib/measure.mjs';
import { workloads } from './workloads/engine.mjs';
import { distributed } from './workloads/distributed.mjs';
import { durable } from './workloads/durable.mjs';
import { http } from './workloads/http.mjs';
import { memory } from './workloads/memory.mjs';
import { processes } from './workloads/processes.mjs';

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(argument('rounds', 7));
const only = argument('only', '');

function hasPeer() {
  try {
    createRequire(import.meta.url).resolve('aws-local-stepfunctions');
    return Number(process.versions.node.split('.')[0]) >= 22;
  } catch {
    return false;
  }
}

const withPeer = hasPeer();
if (!withPeer) console.log('The peer is left out: it needs Node 22 and `npm install` in bench/.\n');

console.log(`Node ${process.version}, ${rounds} rounds, CPU time (median), ${new Date().toISOString().slice(0, 10)}\n`);
console.log(
  '| workload | µs per execution | µs per transition | × bare loop | faster than aws-local-stepfunctions | mark |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const workload of workloads.filter(({ name }) => name.includes(only))) {
  const contenders = [stepmill(workload), bareLoop(workload), ...(withPeer ? [peer(workload)] : [])];
  const [ours, floor, other] = await compare(contenders, { rounds });
  const cells = [
    workload.name,
    ours.us.toFixed(1),
    (ours.us / workload.transitions).toFixed(2),
    (1 / floor.ratio).toFixed(1),
    other ? `${other.ratio.toFixed(1)} ×` : '–',
    workload.mark ? `${workload.mark} ×` : '–',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

if (only === '') {
  const [tenPasses] = workloads;
  const [floor, ours] = await http(tenPasses, { rounds });
  console.log(
    `\n${floor.name}: ${floor.us.toFixed(0)} µs; ${ours.name}: ${ours.us.toFixed(0)} µs (${ours.ratio.toFixed(2)} ×)`,
  );
  if (globalThis.gc) {
    const { bytes, usEach } = await memory(tenPasses);
    console.log(
      `1,000 executions at once: ${usEach.toFixed(1)} µs and ${(bytes / 1024).toFixed(1)} KiB of heap each when finished`,
    );
  }
  for (const [what, value] of await processes(rounds)) console.log(`${what}: ${value}`);
}

if (only === '' || 'data directory'.includes(only)) {
  console.log('\n| 10 Pass states over HTTP, 16 at once | µs per execution | × in memory |');
  console.log('| --- | --- | --- |');
  for (const { name, us, ratio } of await durable(workloads[0], { rounds }))
    console.log(`| ${name} | ${us.toFixed(0)} | ${ratio.toFixed(2)} |`);
}

if (only === '' || 'Distributed Map'.includes(only)) {
  console.log('\n| Distributed Map | µs an item, COMPACT | NONE | floor | peak MiB, COMPACT | NONE | floor |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const { items, floor, compact, whole } of distributed()) {
    const times = [compact, whole, floor].map(({ usEach }) => usEach.toFixed(1));
    const peaks = [compact, whole, floor].map(({ peakMiB }) => peakMiB.toFixed(0));
    console.log(`| ${[`${items.toLocaleString('en')} items`, ...times, ...peaks].join(' | ')} |`);
  }
}
