import type { Json } from '../../../util/json';
import type { Argument } from './parseIntrinsic';

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
  readonly minArguments: number;
  readonly maxArguments: number;
  /** AWS's sentence about another number of arguments, where it is not the usual one. */
  readonly wrongCount?: string;
  readonly call: IntrinsicCall;
  /** For a function to which it matters how its arguments are written: answers what is called instead of `call`. */
  prepare?(args: readonly Argument[]): IntrinsicCall;
}
