#!/usr/bin/env node
// How the cost of work grows with its size: `node bench/growth.mjs [--rounds N] [--only TEXT]`, after `npm run build`. Runs
// each row at three sizes, each twice the one before, and prints the exponent of growth (1: with the size, 2: with its
// square) and the ratio to a floor. Exit 1 when a row grows faster than its bound.
import process from 'node:process';
import { rows } from './growth/rows.mjs';

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(argument('rounds', 5));
const only = argument('only', '');

/** The exponent above which a row fails. A sort adds a little to 1, and these machines are noisy. */
const usualBound = 1.3;

/** Shorter ones say nothing of one run. */
const shortestMs = 20;

console.log(`Node ${process.version}, least CPU time of ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}\n`);
console.log('| row | sizes | ms | exponent | bound | × floor |');
console.log('| --- | --- | --- | --- | --- | --- |');
let failed = 0;
for (const row of rows.filter(({ name }) => name.includes(only))) {
  const { name, size, bound = usualBound, floor } = row;
  const sizes = [size, size * 2, size * 4];
  const times = [];
  for (const each of sizes) times.push(await least(await row.prepare(each)));
  const exponent = Math.log2(times[2] / times[0]) / 2;
  const floorMs = floor === undefined ? undefined : await least(floor(sizes[2]));
  if (exponent > bound) failed += 1;
  const cells = [
    name,
    sizes.join(', '),
    times.map((ms) => ms.toFixed(1)).join(', '),
    `${exponent.toFixed(2)}${exponent > bound ? ' **failed**' : ''}`,
    String(bound),
    floorMs === undefined ? '–' : (times[2] / floorMs).toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
if (failed > 0) {
  console.log(`\n${failed} rows grow faster than their bound.`);
  process.exitCode = 1;
}

/** The least CPU milliseconds of a run, after one that loads and compiles. Short runs are repeated. */
async function least(run) {
  let times = 1;
  while ((await cpuOf(run, times)) < shortestMs && times < 1_024) times *= 4;
  let best = Infinity;
  for (let round = 0; round < rounds; round++) best = Math.min(best, (await cpuOf(run, times)) / times);
  return best;
}

async function cpuOf(run, times) {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
