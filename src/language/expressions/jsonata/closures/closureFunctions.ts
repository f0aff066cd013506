import { costs, defaultCost, functions, type WorkCost } from '../functions/functions';
import { libraryFunction, signatureOf, type JsonataFunction } from '../library/library';
import { isArray } from '../values/natives';
import type { Evaluation } from './Evaluation';
import { higherOrderFunctions } from './higherOrder';
import { searchFunctions } from './searchFunctions';

/** A built-in within compiled expressions: it answers at once. */
export interface ClosureFunction extends JsonataFunction {
  call(args: readonly unknown[], run: Evaluation): unknown;
}

type Made = Omit<ClosureFunction, 'token'>;

/** Checking the arguments costs more than most built-ins do. */
const unitsOfBuiltIn = 8;

/** Built-ins whose results are arrays of new arrays or objects. */
const nesting = new Set(['zip', 'spread', 'partition']);

const cache = new Map<string, Made>();

/** A new object for a built-in, which a run may write its caller's name into. */
export function closureFunction(name: string): ClosureFunction {
  let made = cache.get(name);
  if (made === undefined) cache.set(name, (made = create(name)));
  // A spread would cost more than most calls.
  const { implementation, signature, call } = made;
  return { _jsonata_function: true, implementation, signature, call, token: undefined };
}

function create(name: string): Made {
  const ours = functions.get(name);
  const original = ours?.signature === undefined ? libraryFunction(name) : undefined;
  const signature = ours?.signature === undefined ? original?.signature : signatureOf(ours.signature);
  const implementation = original?.implementation ?? modelOf(ours!.signature!);
  const special = higherOrderFunctions[name] ?? searchFunctions[name];
  const { call: units = 0, character, item, result: ofResult }: WorkCost = { ...defaultCost, ...costs[name] };
  const call: Made['call'] = (args, run) => {
    run.step(unitsOfBuiltIn + units);
    for (const arg of args) {
      if (typeof arg === 'string') run.step((arg.length * character!) | 0);
      else if (isArray(arg)) run.step((arg.length * item!) | 0);
    }
    if (special !== undefined) return run.keep(special(args, run));
    const result = ours === undefined ? implementation(...args) : ours.call(args, run);
    if (typeof result === 'string' || isArray(result)) run.step((result.length * ofResult!) | 0);
    // Its result is new all the way down.
    if (name === 'clone') run.changesData();
    if (nesting.has(name) && isArray(result)) for (const part of result) run.keep(part);
    return run.keep(result);
  };
  return { _jsonata_function: true, implementation, call, ...(signature === undefined ? {} : { signature }) };
}

/** A function with as many parameters as a signature has: `$map` asks for their number, `$f(?)` for their names. */
function modelOf(signature: string): JsonataFunction['implementation'] {
  const names = [...signature.split(':')[0]!.replace(/[^a-z]/g, '')].map((_, index) => `argument${index + 1}`);
  return Object.defineProperties(() => undefined, {
    length: { value: names.length },
    toString: { value: () => `function (${names.join(', ')}) {}` },
  });
}
