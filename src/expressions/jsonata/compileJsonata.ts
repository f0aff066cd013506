import type { Json } from '../../util/json';
import { InvalidJsonataError } from './InvalidJsonataError';
import type { JsonataTemplate } from './JsonataTemplate';

/**
 * Compiles a field of a JSONata state: any JSON whose strings may be expressions, at any depth.
 * `location` is the field (`Output`); members are added with `/`, array indexes are not.
 * Throws `InvalidJsonataError`.
 */
export function compileJsonata(value: Json, location: string): JsonataTemplate {
  throw new InvalidJsonataError('JSONata is not implemented yet', String(value), location);
}
