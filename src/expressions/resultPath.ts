import type { Json } from '../util/json';
import { InvalidPathError } from './jsonPath/InvalidPathError';

/** Puts a state's result into its input. */
export type ResultPath = (input: Json, result: Json) => Json;

/** Compiles a `ResultPath`. Throws `InvalidPathError`; the function throws `StatesError`. */
export function compileResultPath(source: string | null | undefined): ResultPath {
  if (source === null) return (input) => input;
  if (source === undefined || source === '$') return (_input, result) => result;
  throw new InvalidPathError(source, 0, 'ResultPath is not implemented yet');
}
