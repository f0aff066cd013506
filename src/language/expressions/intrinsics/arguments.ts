import {
  asDouble,
  isArray,
  isNumber,
  isObject,
  kindOf,
  type Json,
  type JsonArray,
  type JsonObject,
} from '../../../util/json';

/** Thrown by an intrinsic function whose arguments do not fit. */
export class ArgumentError extends Error {
  /** What is wrong, continuing `Invalid arguments in States.Format: …`, or `Invalid template in …`. */
  readonly reason: string;
  readonly subject: 'arguments' | 'template';

  constructor(reason: string, subject: 'arguments' | 'template' = 'arguments') {
    super(reason);
    this.name = 'ArgumentError';
    this.reason = reason;
    this.subject = subject;
  }
}

const maxInt = 0x7fffffff;

export function arrayArgument(args: readonly Json[], at: number): JsonArray {
  const value = args[at];
  return isArray(value) ? value : wrongKind(args, at, 'an array');
}

export function objectArgument(args: readonly Json[], at: number): JsonObject {
  const value = args[at];
  return isObject(value) ? value : wrongKind(args, at, 'an object');
}

export function stringArgument(args: readonly Json[], at: number): string {
  const value = args[at];
  return typeof value === 'string' ? value : wrongKind(args, at, 'a string');
}

/** A text of at most 10,000 characters: the quota of Hash and of the Base64 functions. */
export function shortTextArgument(args: readonly Json[], at: number): string {
  return checkLength(stringArgument(args, at), at);
}

export function checkLength(text: string, at: number): string {
  if (text.length <= 10_000) return text;
  throw new ArgumentError(`argument ${at + 1} has ${text.length} characters, but at most 10000 are possible`);
}

export function numberArgument(args: readonly Json[], at: number): number {
  const value = args[at];
  return isNumber(value) ? asDouble(value) : wrongKind(args, at, 'a number');
}

/**
 * A whole number of 32 bits.
 *
 * AWS (reported): a fraction is cut off, measured of ArrayRange, ArrayPartition, ArrayGetItem and MathRandom, as `$range`
 * and `$partition` of JSONata do. The guide says that such numbers are rounded: only those of MathAdd are.
 */
export function intArgument(args: readonly Json[], at: number): number {
  return checkInt(Math.trunc(numberArgument(args, at)) + 0, at);
}

/** A whole number of 32 bits. AWS: another number is rounded, halves upwards. */
export function roundedArgument(args: readonly Json[], at: number): number {
  return checkInt(Math.round(numberArgument(args, at)) + 0, at);
}

function checkInt(value: number, at: number): number {
  if (value >= -maxInt - 1 && value <= maxInt) return value;
  throw new ArgumentError(`argument ${at + 1} is outside the range of 32-bit integers`);
}

function wrongKind(args: readonly Json[], at: number, expected: string): never {
  throw new ArgumentError(`argument ${at + 1} must be ${expected}, but its kind is ${kindOf(args[at] ?? null)}`);
}
