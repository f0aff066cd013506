import type { JsonataFunction } from '../library/library';
import type { Closure } from './Closure';
import type { Frame } from './Frame';

/** What a function of an expression consists of, besides what built-ins see of it. */
interface Definition {
  /** The context item and the variables where it was defined. */
  readonly input: unknown;
  readonly frame: Frame;
  readonly body: Closure;
  /** Made by partial application: some built-ins cannot call it when a tail call has handed it over. */
  readonly isPartial?: boolean;
}

/** A function that an expression has defined. The library's built-ins know functions by this mark. */
export class Lambda {
  readonly _jsonata_lambda = true;
  readonly parameters: readonly string[];
  readonly signature: JsonataFunction['signature'];
  /** The name it was last called by. */
  token?: string;
  /** Private, so that a walk through a value that holds the function does not enter it. */
  readonly #definition: Definition;

  constructor(parameters: readonly string[], signature: JsonataFunction['signature'], definition: Definition) {
    this.parameters = parameters;
    this.signature = signature;
    this.#definition = definition;
  }

  get definition(): Definition {
    return this.#definition;
  }
}

/** A call at the end of a function, which is made after the function has ended: recursion as a loop. */
export interface TailCall {
  readonly isTailCall: true;
  readonly procedure: Closure;
  /** The name of what is called, when it is called by name. */
  readonly name: string | undefined;
  readonly args: readonly Closure[];
  readonly input: unknown;
  readonly frame: Frame;
}

export function isTailCall(value: unknown): value is TailCall {
  return typeof value === 'object' && value !== null && (value as Partial<TailCall>).isTailCall === true;
}
