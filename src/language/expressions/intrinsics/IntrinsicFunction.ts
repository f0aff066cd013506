import { asDouble, isArray, isNumber, isObject, type Json, type JsonArray, type JsonObject } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';
import type { Argument } from './readIntrinsic';

/** What a function may use besides its arguments. */
interface Surroundings {
  /** 0 ≤ n < 1, repeatable within an execution. */
  random(): number;
}

/** Throws `ArgumentError`. */
export type IntrinsicCall = (args: readonly Json[], surroundings: Surroundings) => Json;

/** One function of the States Language. To add one: a file, its test, and a line in `intrinsics.ts`. */
export interface IntrinsicFunction {
  readonly name: `States.${string}`;
  /** The number of its arguments, or the minimum and the maximum. */
  readonly count: number | readonly [least: number, most: number];
  /** `string`: ErrorPath and CausePath may call it. AWS: ArrayGetItem may be called there, too, whatever the item is. */
  readonly returns: 'string' | 'other';
  /** AWS's message for a wrong number of arguments, if it is not the usual one. */
  readonly wrongCount?: string;
  readonly call: IntrinsicCall;
  /** For a function that depends on how its arguments are written: returns the function to call instead of `call`. */
  prepare?(args: readonly Argument[]): IntrinsicCall;
}

/**
 * Thrown by an intrinsic function for invalid arguments.
 *
 * AWS: in most cases the message is only `Invalid arguments in States.ArrayLength`.
 */
export class ArgumentError extends Error {
  /** The message to use instead. */
  readonly sentence: string | undefined;

  constructor(sentence?: string) {
    super(sentence);
    this.name = 'ArgumentError';
    this.sentence = sentence;
  }
}

/**
 * The maximum number of bytes of a string that a function creates. No state can pass on more than 256 KiB, so only a
 * string that another function shortens could be larger.
 *
 * Differs from AWS, whose own limits are not published.
 */
export const maxTextBytes = 16_777_216;

/**
 * Thrown by an intrinsic function that would create a string of more than `maxTextBytes`: `States.DataLimitExceeded`.
 */
export class TextTooLargeError extends Error {}

/** Returns a value whose JSON is not too large. Throws `TextTooLargeError`. */
export function checkTextSize(value: Json): Json {
  if (isLargerThan(value, maxTextBytes)) throw new TextTooLargeError();
  return value;
}

const maxInt = 0x7fffffff;

export function arrayArgument(args: readonly Json[], at: number): JsonArray {
  const value = args[at];
  return isArray(value) ? value : refuse();
}

export function objectArgument(args: readonly Json[], at: number): JsonObject {
  const value = args[at];
  return isObject(value) ? value : refuse();
}

export function stringArgument(args: readonly Json[], at: number): string {
  const value = args[at];
  return typeof value === 'string' ? value : refuse();
}

/** A string of at most 10,000 characters: the quota of Hash and of the Base64 functions. */
export function shortTextArgument(args: readonly Json[], at: number): string {
  return checkLength(stringArgument(args, at));
}

export function checkLength(text: string): string {
  return text.length <= 10_000 ? text : refuse();
}

export function numberArgument(args: readonly Json[], at: number): number {
  const value = args[at];
  return isNumber(value) ? asDouble(value) : refuse();
}

/**
 * A whole number of 32 bits.
 *
 * AWS (reported): a fraction is truncated, as measured for ArrayRange, ArrayPartition, ArrayGetItem and MathRandom, and
 * as in JSONata's `$range` and `$partition`. The guide says that such numbers are rounded, but only MathAdd rounds.
 */
export function intArgument(args: readonly Json[], at: number): number {
  return checkInt(Math.trunc(numberArgument(args, at)) + 0);
}

/** A whole number of 32 bits. AWS: any other number is rounded, with halves rounded up. */
export function roundedArgument(args: readonly Json[], at: number): number {
  return checkInt(Math.round(numberArgument(args, at)) + 0);
}

function checkInt(value: number): number {
  return value >= -maxInt - 1 && value <= maxInt ? value : refuse();
}

function refuse(): never {
  throw new ArgumentError();
}
