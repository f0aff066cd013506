#!/usr/bin/env node
// What the work of JSONata costs, in the library's time: `node bench/calibrate.mjs [--rounds N] [--only TEXT] [--write]`, after
// `npm run build`. Runs each row of `calibrate/rows.mjs` with jsonata 2.0.6 and with Stepmill, and prints both times, the
// units that Stepmill counts, and after how many seconds of each the budget ends. `--write` computes the prices and writes
// them to `src/language/expressions/jsonata/bounds/weights.ts`. Exit 1 when a row's budget ends it before the library's
// half second or after two.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { rows } from './calibrate/rows.mjs';
import { fileOfWeights, textOfWeights } from './calibrate/weightsFile.mjs';

const require = createRequire(import.meta.url);
const jsonata = require('jsonata');
const engine = '../dist/language/expressions/jsonata';
const { parseExpression } = require(`${engine}/library/library.js`);
const { compileClosure } = require(`${engine}/closures/compileClosure.js`);
const { Evaluation } = require(`${engine}/closures/Evaluation.js`);
const { maxWork } = require(`${engine}/bounds/limits.js`);
const { weights, weightsOfFunctions } = require(`${engine}/bounds/weights.js`);

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(argument('rounds', 7));
const only = argument('only', '');

/** Nanoseconds of the library in a unit, and of ours, above which others would wait for more than half a second. */
const libraryNs = 1e9 / maxWork;
const ownNs = 0.5e9 / maxWork;

/** Shorter rows say nothing. */
const shortestMs = 0.5;

let units = 0;
Evaluation.prototype.step = function step(more = 1) {
  units += more;
};

// What is compiled below reads the prices of its functions here.
for (const { weight } of rows) if (weight) placeOf(weight);

const measured = [];
for (const row of rows.filter(({ name }) => name.includes(only))) measured.push({ row, ...(await measure(row)) });
if (process.argv.includes('--write')) {
  for (let pass = 0; pass < 3; pass++)
    for (const [weight, found] of byWeight()) setWeight(weight, priceOf(weight, found));
  fs.writeFileSync(new URL(fileOfWeights, import.meta.url), await textOfWeights(weights, weightsOfFunctions));
}
print();

/** The least CPU time of both. */
async function measure(row) {
  const text = row.text(row.size);
  const input = row.input?.(row.size) ?? {};
  const bindings = {
    states: { input, context: () => ({}) },
    variable: () => undefined,
    random: () => 0.5,
    now: () => 0,
  };
  const theirs = jsonata(text);
  const ours = compileClosure(parseExpression(text).ast());
  let [libraryMs, ownMs] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    let before = cpuMs();
    await theirs.evaluate(undefined, { states: { input } });
    libraryMs = Math.min(libraryMs, cpuMs() - before);
    before = cpuMs();
    ours(bindings);
    ownMs = Math.min(ownMs, cpuMs() - before);
  }
  const count = () => {
    units = 0;
    ours(bindings);
    return units;
  };
  return { libraryMs, ownMs, count };
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function byWeight() {
  const rowsOf = new Map();
  for (const each of measured)
    if (each.row.weight) rowsOf.set(each.row.weight, [...(rowsOf.get(each.row.weight) ?? []), each]);
  return rowsOf;
}

/** The price by which the rows come to what the library needs; of several rows the geometric mean. */
function priceOf(weight, found) {
  const before = getWeight(weight);
  const logs = found.map(({ libraryMs, ownMs, count }) => {
    const atPrice = count();
    setWeight(weight, before + 1);
    const times = count() - atPrice;
    setWeight(weight, before);
    const fair = (libraryMs * 1e6) / libraryNs;
    const wanted = Math.max(fair, Math.min((ownMs * 1e6) / ownNs, 1.5 * fair));
    return Math.log(Math.max(0.001, before + (wanted - atPrice) / times));
  });
  const price = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return price < 0.002 ? 0 : Number(price.toPrecision(2));
}

function placeOf(weight) {
  const [name, part] = weight.split('.');
  if (part === undefined) return [weights, name];
  return [(weightsOfFunctions[name] ??= { call: 0, character: 0, item: 0, result: 0 }), part];
}

function getWeight(weight) {
  const [object, name] = placeOf(weight);
  if (typeof object[name] !== 'number') throw new Error(`There is no weight ${weight}`);
  return object[name];
}

function setWeight(weight, price) {
  const [object, name] = placeOf(weight);
  object[name] = price;
}

function print() {
  console.log(
    `Node ${process.version}, jsonata 2.0.6, least CPU time of ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}\n`,
  );
  console.log('| row | size | library, ms | ours, ms | units | the budget ends it after s of the library | of ours |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  let failed = 0;
  for (const { row, libraryMs, ownMs, count } of measured) {
    const counted = count();
    const share = maxWork / counted / 1000;
    const librarySeconds = libraryMs * share;
    const isOff = libraryMs >= shortestMs && (librarySeconds < 0.5 || librarySeconds > 2);
    if (isOff) failed += 1;
    const cells = [
      row.name.replaceAll('|', '\\|'),
      row.size,
      libraryMs.toFixed(1),
      ownMs.toFixed(1),
      Math.round(counted),
      libraryMs < shortestMs ? '–' : `${librarySeconds.toFixed(2)}${isOff ? ' **off**' : ''}`,
      libraryMs < shortestMs ? '–' : (ownMs * share).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  if (failed > 0) {
    console.log(`\n${failed} rows end too early or too late.`);
    process.exitCode = 1;
  }
}
