import { checks } from './checks.mjs';
import { constructs } from './constructs.mjs';
import { functions } from './functions.mjs';

/**
 * What is measured: an expression for a size, the input for it, and the `prices` that the row is there to find. All rows
 * together decide on all prices, but for those of `isCheck`, which only show whether the prices hold. A row `isAdded` has a
 * function that the library does not have.
 */
export const rows = [...constructs, ...functions, ...checks].map((row) => ({ ...row, prices: row.prices ?? [] }));
