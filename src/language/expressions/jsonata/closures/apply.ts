import { weights } from '../bounds/weights';
import { checkArguments } from '../library/checkArguments';
import { JsonataFailure, type JsonataFunction } from '../library/library';
import { isFunctionValue } from '../values/sequences';
import type { ClosureFunction } from './closureFunctions';
import type { Evaluation } from './Evaluation';
import { Frame, type Closure } from './Frame';

/** The parts of an expression's function that built-ins do not see. */
interface Definition {
  /** The context item and the variables where it was defined. */
  readonly input: unknown;
  readonly frame: Frame;
  readonly body: Closure;
  /** Created by partial application: some built-ins cannot call it if a tail call has passed it. */
  readonly isPartial?: boolean;
}

/** A function that an expression has defined. The library's built-ins know functions by this mark. */
export class Lambda {
  readonly _jsonata_lambda = true;
  /** The name it was last called by. */
  token?: string;
  /** Private, so that walking a value that contains the function does not enter it. */
  readonly #definition: Definition;

  constructor(
    readonly parameters: readonly string[],
    readonly signature: JsonataFunction['signature'],
    definition: Definition,
  ) {
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

function isTailCall(value: unknown): value is TailCall {
  return typeof value === 'object' && value !== null && (value as Partial<TailCall>).isTailCall === true;
}

/** A function of an expression as passed to built-ins: callable, with the number of its parameters. */
type Wrapped = ((...args: unknown[]) => unknown) & { arity: number };

/**
 * Calls a function with values, then its tail calls. `input` is the caller's context item. The function takes ownership
 * of the array of values.
 */
export function apply(procedure: unknown, args: readonly unknown[], input: unknown, run: Evaluation): unknown {
  let result = applyOnce(procedure, args, input, run);
  while (isTailCall(result)) {
    const next = result.procedure(result.input, tailFrame(result.frame, run));
    const { args: tailArgs } = result;
    // The library fails on undefined and on plain values before it sees that they are not functions.
    if (next === null || (typeof next !== 'object' && typeof next !== 'function')) {
      throw new TypeError('A function ends with a call of what is not a function');
    }
    if (result.name !== undefined) noteName(next, result.name);
    const frame = tailFrame(result.frame, run);
    const values: unknown[] = [];
    for (const arg of tailArgs) values.push(arg(result.input, frame));
    result = applyOnce(next, values, input, run);
  }
  return result;
}

/** The variables of the function that has ended, at the depth of its call. */
function tailFrame(frame: Frame, run: Evaluation): Frame {
  return frame.depth === run.callDepth ? frame : new Frame(run, run.callDepth, frame);
}

/** Stores on the called function the name that it was called by, for error messages; not on data. */
export function noteName(procedure: unknown, name: string | undefined): void {
  if (typeof procedure === 'object' && isFunctionValue(procedure)) {
    (procedure as { token?: string | undefined }).token = name;
  }
}

function applyOnce(procedure: unknown, args: readonly unknown[], input: unknown, run: Evaluation): unknown {
  run.step(weights.apply);
  try {
    if (procedure instanceof Lambda) {
      return applyLambda(procedure, validate(procedure.signature, args, input), run);
    }
    if (isClosureFunction(procedure)) {
      return procedure.call(validate(procedure.signature, args, input), run);
    }
    if (typeof procedure === 'function') return (procedure as Wrapped).apply(input, args as unknown[]);
    throw new JsonataFailure('T1006');
  } catch (error) {
    const { token } = (procedure ?? {}) as { token?: unknown };
    const failure = error as { token?: unknown };
    if (failure.token === undefined && token !== undefined && isFunctionValue(procedure)) failure.token = token;
    throw error;
  }
}

function validate(signature: Lambda['signature'], args: readonly unknown[], input: unknown): readonly unknown[] {
  return signature === undefined ? args : checkArguments(signature, args as unknown[], input);
}

function applyLambda(lambda: Lambda, args: readonly unknown[], run: Evaluation): unknown {
  const { input, frame, body } = lambda.definition;
  return body(input, new Frame(run, run.callDepth, frame, lambda.parameters, args as unknown[]));
}

export function isClosureFunction(value: unknown): value is ClosureFunction {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { _jsonata_function?: unknown })._jsonata_function === true &&
    typeof (value as ClosureFunction).call === 'function'
  );
}

/** Wraps a function that is passed to another one. */
export function wrap(procedure: unknown, run: Evaluation): Wrapped {
  const wrapped = (...args: unknown[]): unknown => apply(procedure, args, null, run);
  return Object.assign(wrapped, { arity: arityOf(procedure) });
}

export function arityOf(procedure: unknown): number {
  if (procedure instanceof Lambda) return procedure.parameters.length;
  if (isClosureFunction(procedure)) return procedure.implementation.length;
  const { arity, length } = procedure as Wrapped;
  return typeof arity === 'number' ? arity : length;
}

/** Calls a function from within a built-in. A built-in that a tail call has passed unwrapped cannot be called. */
export function callBack(procedure: unknown, args: readonly unknown[], run: Evaluation): unknown {
  if (procedure instanceof Lambda && procedure.definition.isPartial !== true) return apply(procedure, args, null, run);
  if (typeof procedure !== 'function') throw new TypeError('The function is not callable here');
  return (procedure as Wrapped)(...args);
}
