import { createRequire } from 'node:module';
import process from 'node:process';
import { getPrice, pricesReadBy, setPrice } from './prices.mjs';

const require = createRequire(import.meta.url);
const jsonata = require('jsonata');
const engine = '../../dist/language/expressions/jsonata';
const { parseExpression } = require(`${engine}/library/library.js`);
const { compileClosure } = require(`${engine}/closures/compileClosure.js`);
const { Evaluation } = require(`${engine}/closures/Evaluation.js`);

let units = 0;
Evaluation.prototype.step = function step(more = 1) {
  units += more;
};

/** Least CPU milliseconds of some rounds, by turns: of the library and of ours; and how often each price is charged. */
export async function measure(row, size, rounds) {
  const text = row.text(size);
  const input = row.input?.(size) ?? {};
  const theirs = row.isAdded ? undefined : jsonata(text);
  const compile = () => {
    const ours = compileClosure(parseExpression(text));
    return () => ours(bindingsOf(input));
  };
  const ours = compile();
  let [libraryMs, ownMs] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    let before = cpuMs();
    await theirs?.evaluate(undefined, { states: { input } });
    libraryMs = Math.min(libraryMs, cpuMs() - before);
    before = cpuMs();
    ours();
    ownMs = Math.min(ownMs, cpuMs() - before);
  }
  return { row, size, libraryMs: row.isAdded ? undefined : libraryMs, ownMs, charges: chargesOf(compile) };
}

const bindingsOf = (input) => ({
  states: { input, context: () => ({}) },
  variable: () => undefined,
  random: () => 0.5,
  now: () => 0,
});

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** How often each price is charged, and the units that are charged whatever the prices. */
function chargesOf(compile) {
  // Some prices are read where an expression is compiled.
  const count = () => {
    units = 0;
    compile()();
    return units;
  };
  const read = pricesReadBy(() => compile()());
  const before = count();
  const times = new Map();
  let fixed = before;
  for (const price of read) {
    const value = getPrice(price);
    setPrice(price, value + 1);
    const more = Math.round((count() - before) * 1e3) / 1e3;
    setPrice(price, value);
    if (more > 0) times.set(price, more);
    fixed -= more * value;
  }
  return { fixed: Math.max(0, fixed), times };
}

/** Units of a measured row at the present prices. */
export function unitsOf({ charges }) {
  let sum = charges.fixed;
  for (const [price, times] of charges.times) sum += times * getPrice(price);
  return sum;
}
