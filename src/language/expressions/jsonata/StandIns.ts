import { computedNumber, ExactNumber, javaDouble, readNumber } from '../../../util/ExactNumber';
import { asDouble, isExact, mapNumbers, type Json } from '../../../util/json';
import type { JsonataBindings } from './JsonataBindings';

/**
 * Doubles that stand for exact numbers while expressions run, because expressions compute with doubles. A double that
 * comes out unchanged becomes the exact number again, so that a 19-digit id passes through an expression intact. Two
 * numbers with the same double get adjacent doubles.
 *
 * AWS: 64-bit whole numbers pass through exactly; longer ones, and 1.0, become doubles (measured).
 */
export class StandIns implements JsonataBindings {
  readonly states: JsonataBindings['states'];
  /** Text of the number that a double stands for. */
  private readonly texts = new Map<number, string>();
  /** Whether there was an exact number. */
  private needed = false;
  private readonly converted = new Map<object, Json>();

  constructor(private readonly bindings: JsonataBindings) {
    const { states } = bindings;
    this.states = {
      input: this.doubles(states.input),
      context: () => this.doubles(states.context()),
      ...(states.result === undefined ? {} : { result: this.doubles(states.result) }),
      ...(states.errorOutput === undefined ? {} : { errorOutput: this.doubles(states.errorOutput) }),
    };
  }

  get maxWork(): number | undefined {
    return this.bindings.maxWork;
  }

  variable(name: string): Json | undefined {
    const value = this.bindings.variable(name);
    return value === undefined ? undefined : this.doubles(value);
  }

  went(field: string | undefined, position: number, holds: boolean): void {
    this.bindings.went?.(field, position, holds);
  }

  random(): number {
    return this.bindings.random();
  }

  now(): number {
    return this.bindings.now();
  }

  /** A result of an expression, as it leaves it. */
  restore<T extends Json | undefined>(result: T): T {
    if (result === undefined || !this.needed) return result;
    return mapNumbers(result, (number) => this.restoreNumber(number)) as T;
  }

  /** Data as the expression sees it. */
  doubles<T extends Json>(value: T): T {
    if (!ExactNumber.exist || typeof value !== 'object' || value === null) return value;
    let taken = this.converted.get(value);
    if (taken === undefined) {
      taken = mapNumbers(value, (number) => this.doubleOf(number));
      this.converted.set(value, taken);
      if (taken !== value) this.needed = true;
    }
    return taken as T;
  }

  private doubleOf(number: number): number {
    const value = asDouble(number);
    if (Math.abs(value) < 2 ** 53 || !Number.isFinite(value)) return value;
    const text = textOf(number);
    let double = value;
    while ((this.texts.get(double) ?? text) !== text) double += spacing(value);
    this.texts.set(double, text);
    return double;
  }

  private restoreNumber(number: number): number {
    const double = asDouble(number);
    const text = this.texts.get(double);
    return text === undefined ? computedNumber(double) : readNumber(text);
  }
}

/** All digits of a whole number of 64 bits, else the double. */
function textOf(number: number): string {
  const digits = isExact(number) ? number.text : String(BigInt(number));
  const isLong = /^-?\d+$/.test(digits) && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);
  return isLong ? digits : javaDouble(asDouble(number));
}

/** The distance between the doubles around a whole number. */
function spacing(number: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(number))) - 52);
}
