import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
export const { weights, weightsOfFunctions } = require('../../dist/language/expressions/jsonata/bounds/weights.js');

/** `step`, or of a built-in `join.item`. */
function placeOf(price) {
  const [name, part] = price.split('../calibrate');
  const object = part === undefined ? weights : weightsOfFunctions[name];
  if (typeof object?.[part ?? name] !== 'number') throw new Error(`There is no price ${price}`);
  return [object, part ?? name];
}

export const getPrice = (price) => {
  const [object, name] = placeOf(price);
  return object[name];
};

export const setPrice = (price, value) => {
  const [object, name] = placeOf(price);
  object[name] = value;
};

/** Names of all prices. */
export const allPrices = [
  ...Object.keys(weights),
  ...Object.entries(weightsOfFunctions).flatMap(([name, parts]) => Object.keys(parts).map((part) => `${name}.${part}`)),
];

/** The prices that are looked at while something runs. */
export function pricesReadBy(run) {
  const read = new Set();
  const values = allPrices.map((price) => [price, placeOf(price), getPrice(price)]);
  for (const [price, [object, name], value] of values)
    Object.defineProperty(object, name, { configurable: true, enumerable: true, get: () => (read.add(price), value) });
  try {
    run();
  } finally {
    for (const [, [object, name], value] of values)
      Object.defineProperty(object, name, { configurable: true, enumerable: true, writable: true, value });
  }
  return read;
}
