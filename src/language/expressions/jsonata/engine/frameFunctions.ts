import { functions } from '../functions/functions';
import { libraryFunction, signatureOf, type JsonataFunction } from '../library/library';
import { LimitExceeded } from '../bounds/LimitExceeded';
import { sort } from './sort';
import { currentEvaluation } from './turns';

type Implementation = JsonataFunction['implementation'];

const cache = new Map<string, Pick<JsonataFunction, 'implementation' | 'signature'>>();

/**
 * The function that an expression gets by a built-in's name: ours, or the library's within the limits. Each evaluation
 * gets objects of its own because the library writes the last caller's name into them.
 */
export function frameFunction(name: string): JsonataFunction {
  let made = cache.get(name);
  if (made === undefined) cache.set(name, (made = create(name)));
  return { _jsonata_function: true, ...made };
}

function create(name: string): Pick<JsonataFunction, 'implementation' | 'signature'> {
  const ours = functions.get(name);
  const original = ours?.signature === undefined ? libraryFunction(name) : undefined;
  const fallback = name === 'sort' ? sort : original?.implementation;
  const implementation: Implementation = function (this: unknown, ...args) {
    const evaluation = currentEvaluation();
    // A function that outlives its evaluation has nobody to work for.
    if (evaluation === undefined) throw new LimitExceeded('time');
    const call = (): unknown =>
      ours !== undefined && (ours.accepts?.(args) ?? true) ? ours.call(args, evaluation) : fallback!.apply(this, args);
    const wait = args.some(isLarge) ? evaluation.checkTime() : evaluation.step();
    return wait === undefined ? call() : wait.then(call);
  };
  const signature = ours?.signature === undefined ? original?.signature : signatureOf(ours.signature);
  disguise(implementation, original?.implementation ?? parametersOf(ours!.signature!));
  return signature === undefined ? { implementation } : { implementation, signature };
}

function isLarge(value: unknown): boolean {
  return (typeof value === 'string' || Array.isArray(value)) && value.length > 1000;
}

/** The library reads the number and the names of parameters off a function, for partial application and for `$map`. */
function disguise(implementation: Implementation, model: { readonly length: number; toString(): string }): void {
  Object.defineProperty(implementation, 'length', { value: model.length });
  Object.defineProperty(implementation, 'toString', { value: () => model.toString() });
}

/** A model for our own functions, with as many parameters as the signature has. */
function parametersOf(signature: string): { readonly length: number; toString(): string } {
  const names = [...signature.split(':')[0]!.replace(/[^a-z]/g, '')].map((_, index) => `argument${index + 1}`);
  return { length: names.length, toString: () => `function (${names.join(', ')}) {}` };
}
