import { fileURLToPath } from 'node:url';

/** From `bench/`. */
export const fileOfWeights = '../src/language/expressions/jsonata/bounds/weights.ts';

/** The module of prices, as Prettier writes it. */
export async function textOfWeights(weights, weightsOfFunctions) {
  const sorted = Object.fromEntries(Object.entries(weightsOfFunctions).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `// Written by \`node bench/calibrate.mjs --write\`: change its rows, not this file.

/**
 * Units of work of a call of a built-in: for the call itself, for each character of a string and each item of an array
 * among its arguments, and for each of its result.
 */
export interface FunctionWeight {
  readonly call: number;
  readonly character: number;
  readonly item: number;
  readonly result: number;
}

/** From about so many members on, V8 keeps an object in a table, which is another price. */
export const manyNames = 1_000;

/** Units of work, each 50 ns of jsonata 2.0.6 where this was measured. */
export const weights = ${JSON.stringify(weights)};

/** Of the built-ins. */
export const weightsOfFunctions: Readonly<Record<string, FunctionWeight>> = ${JSON.stringify(sorted)};
`;
  return formatted(text, fileOfWeights);
}

/** As Prettier writes a file, named from `bench/`. */
export async function formatted(text, file) {
  const { format, resolveConfig } = await import('prettier');
  const filepath = fileURLToPath(new URL(`../${file}`, import.meta.url));
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
