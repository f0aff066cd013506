import { isArray } from '../values/natives';
import { callTimed, callWithin, type TimeBudget } from '../../callWithin';

/**
 * The service's messages for an expression that exceeds its limits.
 *
 * AWS: unlike JSONata's own errors, these have no code.
 */
export const limitTexts = {
  time: 'Expression evaluation timeout: Check for infinite loop',
  memory: 'Expression evaluation memory limit exceeded: Check for excessive memory usage',
  depth: 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
} as const;

/** Thrown when an expression exceeds one of the service's limits. */
export class LimitExceeded extends Error {
  constructor(readonly limit: keyof typeof limitTexts) {
    super(limitTexts[limit]);
    this.name = 'LimitExceeded';
  }
}

/**
 * How deep the evaluation of nodes may nest.
 *
 * AWS: accepts 99 parentheses, 99 `~>`, a sum of 100 terms, and 31 calls of
 * `$f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }`; one more of each is rejected.
 */
export const maxNodeDepth = 100;

/**
 * Elements of one array.
 *
 * AWS: accepts `[1..873782]` and rejects one more element. The limit is on memory; a number takes eight bytes.
 */
export const maxElements = 873_782;

/** Characters of one string. AWS: a string doubled to 2²² characters is accepted, 2²³ is not. */
export const maxCharacters = maxElements * 8;

/** AWS: accepts `$range(1, 360145, 1)` and rejects one more element. */
export const maxRangeElements = 360_145;

/** Characters that one `$pad` may add. AWS: recorded. */
export const maxPadding = 262_144;

/** The maximum weight of a whole value, about one unit per byte. Shared parts count each time they would be written. */
export const maxWeight = 2 * maxCharacters;

/**
 * Units of work of one expression, instead of AWS's one second: a second of the library's time. A unit is what the
 * library does in 50 ns, by the weights in `weights.ts`. Most expressions take a tenth of that here.
 */
export const maxWork = 20_000_000;

/** For work that can only be measured. Because it blocks other work, half a second of it is the whole budget. */
const unitsPerMs = maxWork / 500;

/** CPU time of what can only be measured, in one evaluation. */
export const maxMeasuredMs = 450;

/** Characters of all strings that a compiled expression makes, one after the other. */
export const maxAllocated = 256_000_000;

/** Throws if a single string or array is larger than the service's memory. */
export function checkSize(value: unknown): void {
  if (typeof value === 'string') {
    if (value.length > maxCharacters) throw new LimitExceeded('memory');
  } else if (isArray(value) && value.length > maxElements) throw new LimitExceeded('memory');
}

/** Counts the work of an expression. */
export interface WorkCounter {
  /**
   * Counts units of work, each about the time of a JavaScript call, before or after it is done. Throws `LimitExceeded`
   * if it was too much.
   */
  step(units?: number): void;
}

/** Counts work, and has the time budget for work that can only be measured. */
export interface BoundedHost extends WorkCounter {
  readonly time: TimeBudget;
}

const maxNesting = 1000;

/**
 * Throws if a value would be too large once serialized. An expression can create a value that is small in memory and
 * huge when serialized (`$a := [[$b], [$b]]`, thirty times); walking it would never end.
 */
export function checkWeight(value: unknown): void {
  if (typeof value === 'object' && value !== null && weigh(value, new WeakMap(), 0) > maxWeight) {
    throw new LimitExceeded('memory');
  }
}

function weigh(value: unknown, known: WeakMap<object, number>, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = known.get(value);
  if (weight !== undefined) return weight;
  if (depth > maxNesting) throw new LimitExceeded('depth');
  // A value that contains itself would otherwise be weighed forever.
  known.set(value, 0);
  weight = 8;
  if (Array.isArray(value)) for (const item of value) weight += weigh(item, known, depth + 1);
  else {
    for (const name of Object.keys(value)) {
      weight += name.length + 4 + weigh((value as Record<string, unknown>)[name], known, depth + 1);
    }
  }
  known.set(value, weight);
  return weight;
}

const late = (): LimitExceeded => new LimitExceeded('time');

/** For entering and leaving the `vm` context. */
const unitsOfCall = 1200;

/**
 * Calls a function that may never return, and interrupts it once the evaluation's time is spent. Throws
 * `LimitExceeded`. Long calls are counted by the clock; all other work is counted in units.
 */
export function boundedCall<T>(call: () => T, host: BoundedHost): T {
  host.step(unitsOfCall);
  const result = callWithin(host.time, call, late);
  chargeTime(host);
  return result;
}

/**
 * Calls a function that may take up to a few milliseconds. Throws `LimitExceeded` if the evaluation's time is spent.
 * Such calls are also counted by the clock, once all of them together have taken noticeable time.
 */
export function timedCall<T>(call: () => T, host: BoundedHost): T {
  const result = callTimed(host.time, call, late);
  chargeTime(host);
  return result;
}

/** Shorter times are mostly the overhead of the calls themselves, and noise. */
const minTimeMs = 25;

function chargeTime(host: BoundedHost): void {
  const { time } = host;
  const ms = time.spentMs - time.chargedMs;
  if (ms < minTimeMs) return;
  time.chargedMs = time.spentMs;
  host.step(Math.ceil(ms * unitsPerMs));
}
