import type { Json } from '../../../../util/json';
import type { WorkCounter } from '../bounds/limits';

/** What a function may ask of the execution that it runs in. */
export interface FunctionHost extends WorkCounter {
  /** 0 ≤ n < 1, repeatable. */
  random(): number;
  /** The emulator's time in epoch milliseconds. */
  now(): number;
  /** The doubles by which the expression computes with the numbers of a value. */
  doubles?(value: Json): Json;
}

/**
 * A function of ours: one that Step Functions adds to JSONata, or one that takes the place of a built-in because that
 * one is unbounded, reads the machine's clock, or loses data. It answers at once.
 */
export interface PlainFunction {
  readonly name: string;
  /** In the library's notation. Absent: that of the built-in whose place it takes. */
  readonly signature?: string;
  /** Arguments have passed the signature; each may still be undefined. Throws `JsonataFailure` or `LimitExceeded`. */
  call(args: readonly unknown[], host: FunctionHost): unknown;
}
