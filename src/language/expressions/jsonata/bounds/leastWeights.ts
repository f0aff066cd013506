import { weightsOfFunctions, type FunctionWeight } from './weights';

const nothing: FunctionWeight = { call: 0, character: 0, item: 0, result: 0 };

/** What a call of a built-in costs where nothing else is known. */
const ofOthers: FunctionWeight = { call: 0, character: 1 / 16, item: 1 / 2, result: 1 / 16 };

/**
 * Prices below which a built-in never falls, set by hand: functions that only Step Functions has, which the library cannot
 * be measured with, and functions that take longer here than their calibration shows on small values.
 */
const least: Readonly<Record<string, Partial<FunctionWeight>>> = {
  // By characters, not by UTF-16 units: the text becomes an array.
  length: { character: 2 },
  substring: { character: 1 },
  pad: { character: 2 },
  trim: { character: 1 },
  split: { character: 1 / 8, result: 40 },
  encodeUrl: { character: 1 },
  encodeUrlComponent: { character: 1 },
  decodeUrlComponent: { character: 1 },
  hash: { call: 120, character: 1 / 4 },
  parse: { call: 40, character: 1 },
  uuid: { call: 240 },
  join: { item: 2 },
  // The kinds of all items are checked.
  sum: { item: 2 },
  max: { item: 2 },
  min: { item: 2 },
  average: { item: 2 },
  boolean: { item: 4 },
  not: { item: 4 },
  zip: { item: 20 },
  shuffle: { item: 4 },
  reverse: { item: 1 },
  lookup: { item: 10 },
  partition: { item: 2, result: 20 },
  formatNumber: { call: 1600, character: 16 },
  formatInteger: { call: 600, character: 16 },
  formatBase: { call: 300 },
  parseInteger: { call: 200, character: 16 },
  fromMillis: { call: 700, character: 16 },
  toMillis: { call: 40, character: 40 },
  now: { call: 700, character: 16 },
  round: { call: 30 },
};

/** What a call of a built-in costs: by its calibration, and at least what is set by hand. */
export function weightOf(name: string): FunctionWeight {
  const measured = weightsOfFunctions[name] ?? nothing;
  const floor = { ...(weightsOfFunctions[name] === undefined ? ofOthers : nothing), ...least[name] };
  return {
    call: Math.max(measured.call, floor.call),
    character: Math.max(measured.character, floor.character),
    item: Math.max(measured.item, floor.item),
    result: Math.max(measured.result, floor.result),
  };
}
