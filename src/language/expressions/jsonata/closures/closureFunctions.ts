import { invariant } from '../../../../errors/invariant';
import { upperBound } from '../../../../util/jsonSize';
import { weightsOfFunctions } from '../bounds/weights';
import { functions } from '../functions/functions';
import { libraryFunction, signatureOf, type JsonataFunction } from '../library/library';
import type { Json } from '../../../../util/json';
import { isArray } from '../values/natives';
import type { Evaluation } from './Evaluation';
import { higherOrderFunctions } from './higherOrder';
import { searchFunctions } from './searchFunctions';

/** A built-in within compiled expressions: it is synchronous. */
export interface ClosureFunction extends JsonataFunction {
  call(args: readonly unknown[], run: Evaluation): unknown;
}

type Made = Omit<ClosureFunction, 'token'>;

/** Built-ins whose results contain only parts of their arguments, so that their size is known without a walk. */
const choosing = new Set(['append', 'distinct', 'filter', 'merge', 'reverse', 'shuffle', 'sift', 'sort', 'split']);

/** Built-ins whose results are arrays of new arrays or objects. */
const nesting = new Set(['zip', 'spread', 'partition']);

const cache = new Map<string, Made>();

/** A new object for a built-in, into which a run may write its caller's name. */
export function closureFunction(name: string): ClosureFunction {
  let made = cache.get(name);
  if (made === undefined) cache.set(name, (made = create(name)));
  // An object spread would cost more than most calls.
  const { implementation, signature, call } = made;
  return { _jsonata_function: true, implementation, signature, call, token: undefined };
}

function create(name: string): Made {
  const ours = functions.get(name);
  const original = ours?.signature === undefined ? libraryFunction(name) : undefined;
  const signature = ours?.signature === undefined ? original?.signature : signatureOf(ours.signature);
  const implementation = original?.implementation ?? modelOf(ours!.signature!);
  const special = higherOrderFunctions[name] ?? searchFunctions[name];
  const weight = weightsOfFunctions[name];
  invariant(weight !== undefined, `$${name} has no price: see bench/calibrate.mjs`);
  const isChoosing = choosing.has(name);
  const isNesting = nesting.has(name);
  const evaluate: Made['call'] =
    special ?? (ours === undefined ? (args) => implementation(...args) : (args, run) => ours.call(args, run));
  const call: Made['call'] = (args, run) => {
    run.step(weight.call);
    for (const arg of args) {
      if (typeof arg === 'string') run.step(arg.length * weight.character);
      else if (isArray(arg)) run.step(arg.length * weight.item);
    }
    const result = evaluate(args, run);
    if (typeof result === 'string' || isArray(result)) run.step(result.length * weight.result);
    // Its result is new at every level.
    if (name === 'clone') run.changesData();
    if (isNesting && isArray(result)) for (const part of result) run.note(part as object);
    return run.keep(result, isChoosing && typeof result === 'object' ? boundOf(args, result) : undefined);
  };
  return { _jsonata_function: true, implementation, call, ...(signature === undefined ? {} : { signature }) };
}

/** An upper bound for the bytes of any JSON of values chosen from the arguments. */
function boundOf(args: readonly unknown[], result: unknown): number {
  // Each piece of a string has its own quotes.
  let bound = isArray(result) ? 2 + result.length * 3 : 2;
  for (const arg of args) if (typeof arg !== 'function') bound += upperBound((arg ?? null) as Json) + 1;
  return bound;
}

/** A function with as many parameters as a signature has: `$map` asks for their number, `$f(?)` for their names. */
function modelOf(signature: string): JsonataFunction['implementation'] {
  const names = [...signature.split(':')[0]!.replace(/[^a-z]/g, '')].map((_, index) => `argument${index + 1}`);
  return Object.defineProperties(() => undefined, {
    length: { value: names.length },
    toString: { value: () => `function (${names.join(', ')}) {}` },
  });
}
