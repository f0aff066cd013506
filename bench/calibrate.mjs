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
import { fileOfWeights, textOfWeights } from './calibrate/weightsFile.mjs';

const require = createRequire(import.meta.url);
const { maxWork } = require('../dist/language/expressions/jsonata/bounds/limits.js');

const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(argument('rounds', 7));
const only = argument('only', '');
const writes = process.argv.includes('--write');
if (writes && only !== '') throw new Error('All prices come from all rows: leave out --only or --write.');

/** Nanoseconds of a unit: of the library's time, and of ours, as others wait for half a second at most. */
const libraryNs = 1e9 / maxWork;
const ownNs = 0.5e9 / maxWork;

/** Where Stepmill is slower than twice the library: the budget must not end what the library ends in half a second. */
const mostOfLibrary = 1.5;

const measured = [];
for (const row of rows.filter(({ name }) => name.includes(only)))
  for (const size of [Math.ceil(row.size / 3), row.size]) measured.push(await measure(row, size, rounds));

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
if (writes) fs.writeFileSync(new URL('calibrate/measured.md', import.meta.url), text);
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
