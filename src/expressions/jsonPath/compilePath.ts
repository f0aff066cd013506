import { InvalidPathError } from './InvalidPathError';
import type { JsonPath } from './JsonPath';

/** Compiles a JSONPath. Throws `InvalidPathError`. */
export function compilePath(source: string): JsonPath {
  throw new InvalidPathError(source, 0, 'JSONPath is not implemented yet');
}
