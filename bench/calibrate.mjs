#!/usr/bin/env node
// What the work of JSONata costs, in the library's time: `node bench/calibrate.mjs [--rounds N] [--only TEXT] [--write]`, after
// `npm run build`. Runs each row of `calibrate/rows` with jsonata 2.0.6 and with Stepmill at two sizes, and prints both
// times, the units that Stepmill counts, and after how many seconds of each the budget ends. `--write` computes all prices
// from all rows, and writes them to `src/language/expressions/jsonata/bounds/weights.ts` and the table to
// `bench/calibrate/measured.md`. Exit 1 when the budget ends a row before the library's half second or after two.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fit } from './calibrate/fit.mjs';
import { measure } from './calibrate/measure.mjs';
import { allPrices, weights, weightsOfFunctions } from './calibrate/prices.mjs';
import { rows } from './calibrate/rows/rows.mjs';
import { tableOf } from './calibrate/table.mjs';
import { fileOfWeights, formatted, textOfWeights } from './calibrate/weightsFile.mjs';

const require = createRequire(import.meta.url);
const { maxWork } = require('../dist/language/expressions/jsonata/bounds/limits.js');

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 1;
const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(argument('rounds', 7));
const only = argument('only', '');
const writes = process.argv.includes('--write');
if (writes && only !== '') throw new Error('All prices come from all rows: leave out --only or --write.');

/**
 * Milliseconds of the library on the machine that units are meant for (two shared cores, Node 20, 2026-11-30), for the
 * larger size of some rows. What is measured elsewhere, or on a busier machine, is taken in proportion.
 */
const referenceMs = {
  'and, or': 35.3,
  block: 21.5,
  object: 14.8,
  'path: a.b.c': 27.4,
  'calls of built-ins': 44,
  'filter by a member': 22.5,
  'group by many keys': 27.4,
  $filter: 10.8,
  $reduce: 10.6,
};

/** Nanoseconds of a unit: of the library's time, and of ours, as others wait for half a second at most. */
const libraryNs = 1e9 / maxWork;
const ownNs = 0.5e9 / maxWork;

/** Where Stepmill is slower than twice the library: the budget must not end what the library ends in half a second. */
const mostOfLibrary = 1.5;

const measured = [];
for (const row of rows.filter(({ name }) => name.includes(only)))
  for (const size of [Math.ceil(row.size / 3), row.size]) measured.push(await measure(row, size, rounds));

const slowness = median(
  measured
    .flatMap(({ row, size, libraryMs }) => (size === row.size ? [libraryMs / referenceMs[row.name]] : []))
    .filter((ratio) => ratio > 0),
);
console.log(`This machine takes ${slowness.toFixed(2)} times as long as the one that units are meant for.\n`);
for (const each of measured) {
  each.ownMs /= slowness;
  if (each.libraryMs !== undefined) each.libraryMs /= slowness;
}

if (writes) {
  fit(
    measured.filter(({ row }) => !row.isCheck),
    new Set(rows.flatMap(({ prices }) => prices)),
    unitsWanted,
  );
  fs.writeFileSync(new URL(fileOfWeights, import.meta.url), await textOfWeights(weights, weightsOfFunctions));
}
const { text, off } = tableOf(measured, maxWork, rounds);
console.log(text);
if (writes)
  fs.writeFileSync(new URL('calibrate/measured.md', import.meta.url), await formatted(text, 'calibrate/measured.md'));
if (off > 0) {
  console.log(`${off} rows end too early or too late.`);
  process.exitCode = 1;
}
const unset = Object.keys(weights).filter((price) => !rows.some(({ prices }) => prices.includes(price)));
if (unset.length > 0) throw new Error(`No row is there to find ${unset.join(', ')} (of ${allPrices.length} prices).`);

function unitsWanted({ libraryMs, ownMs }) {
  const own = (ownMs * 1e6) / ownNs;
  if (libraryMs === undefined) return own;
  const library = (libraryMs * 1e6) / libraryNs;
  return Math.max(library, Math.min(own, mostOfLibrary * library));
}
