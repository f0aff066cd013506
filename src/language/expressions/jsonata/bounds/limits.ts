import { LimitExceeded } from './LimitExceeded';
import { isArray } from '../values/natives';

/**
 * How deep the evaluation of nodes may nest.
 *
 * AWS: accepts 99 parentheses, 99 `~>`, a sum of 100 terms, and 31 calls of
 * `$f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }`; one more of each is refused.
 */
export const maxNodeDepth = 100;

/**
 * Elements of one array.
 *
 * AWS: accepts `[1..873782]` and refuses one element more. The bound is on memory, of which a number takes eight bytes.
 */
export const maxElements = 873_782;

/** Characters of one string. AWS: a string doubled to 2²² characters is accepted, 2²³ is not. */
export const maxCharacters = maxElements * 8;

/** AWS: accepts `$range(1, 360145, 1)` and refuses one element more. */
export const maxRangeElements = 360_145;

/** Characters that one `$pad` may add. AWS: recorded. */
export const maxPadding = 262_144;

/** What a whole value may weigh, about a unit a byte, where shared parts count as often as they would be written. */
export const maxWeight = 2 * maxCharacters;

/**
 * Units of work of one expression, in the place of AWS's second. What costs more is counted as more, by what it cost on a
 * slow machine: about 25 ns a unit, so half a second in all. It is enough for 3,000,000 comparisons of a filter,
 * a million calls of a function, or 12,000 of `$formatNumber`; the library would come to a tenth of that in a second.
 */
export const maxWork = 20_000_000;

/** For work that can only be measured. */
export const unitsPerMs = 40_000;

/** Characters of all strings that a compiled expression makes, one after the other. */
export const maxAllocated = 256_000_000;

/** Throws when a string or an array alone is larger than the service's memory. */
export function checkSize(value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > maxCharacters) throw new LimitExceeded('memory');
  } else if (isArray(value) && value.length > maxElements) throw new LimitExceeded('memory');
}
