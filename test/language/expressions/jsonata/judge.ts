import jsonata from 'jsonata';
import {
  libraryFunction,
  libraryNames,
  onEntry,
  type JsonataEnvironment,
} from '../../../../src/language/expressions/jsonata/library/library';
import { toPlain, UnsupportedResult } from '../../../../src/language/expressions/jsonata/values/toPlain';
import { toCompactText, type Json } from '../../../../src/util/json';

/** Called by the library at the end of the evaluation of every node, like `onEntry` at its start. */
const onExit = Symbol.for('jsonata.__evaluate_exit');

/** What an evaluation came to: the JSON text, or the error with its text. Members in their order. */
export type Outcome = string;

export async function outcomeOf(evaluate: () => unknown): Promise<Outcome> {
  try {
    const result = await evaluate();
    return result === undefined ? 'nothing' : toCompactText(result as Json);
  } catch (error) {
    if (error instanceof UnsupportedResult) return 'a function';
    const { code, message } = error as { code?: unknown; message: string };
    return typeof code === 'string' ? `${code}: ${message}` : 'an internal error';
  }
}

/**
 * The library as it comes from npm. It starts the members of an object or an array all at once, so that the failure
 * that comes soonest is reported; `inOrder` holds them back, one behind the other.
 */
export async function evaluateWithLibrary(
  text: string,
  bindings: Record<string, unknown>,
  { input, inOrder = false }: { input?: unknown; inOrder?: boolean } = {},
): Promise<Json | undefined> {
  const expression = jsonata(text);
  if (inOrder) {
    const order = new Order();
    expression.assign(onEntry as never, (_node: unknown, _input: unknown, environment: JsonataEnvironment) =>
      order.enter(environment),
    );
    expression.assign(onExit as never, () => order.exit());
  }
  // The library notes on its functions by what name they were called last, and keeps that for later expressions.
  const functions = Object.fromEntries(libraryNames.map((name) => [name, { ...libraryFunction(name) }]));
  return toPlain(await expression.evaluate(input, { ...functions, ...bindings }), () => false);
}

class Order {
  private depth = 0;
  /** By depth: members that wait for the one before. */
  private readonly waiting: (() => void)[][] = [];

  enter(environment: JsonataEnvironment): Promise<void> | undefined {
    if (environment.isParallelCall) {
      environment.isParallelCall = false;
      return new Promise((resolve) => {
        (this.waiting[this.depth - 1] ??= []).push(() => {
          this.depth++;
          resolve();
        });
      });
    }
    this.depth++;
    return undefined;
  }

  exit(): void {
    this.depth--;
    this.waiting[this.depth]?.shift()?.();
  }
}
