import type { Json } from '../../../util/json';
import { compileShape, wrong, type CompiledShape } from './compileShape';
import { convertStructure } from './convert';
import { requestError } from './requestError';
import type { StructureShape, ValueOf } from './shapes';
import { violations } from './violations';

/**
 * Checks the input of an operation against its shape and answers it typed, without members that the shape does not
 * know. Throws SerializationException for wrong types, ValidationException with all broken constraints.
 *
 * @example checkInput(structure('DescribeActivityInput', { activityArn: required(Arn) }), {})
 * // ValidationException: 1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: …
 */
export function checkInput<Input extends StructureShape>(shape: Input, json: Json): ValueOf<Input> {
  const checked = compiledOf(shape)(json);
  if (checked !== wrong && checked !== undefined) return checked as ValueOf<Input>;
  const value = convertStructure(shape, json);
  const found = violations(shape, value);
  if (found.length > 0) {
    const count = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`;
    throw requestError('com.amazon.coral.validate', 'ValidationException', `${count}: ${found.join('; ')}`);
  }
  return value as ValueOf<Input>;
}

const compiled = new WeakMap<StructureShape, CompiledShape>();

function compiledOf(shape: StructureShape): CompiledShape {
  let check = compiled.get(shape);
  if (check === undefined) compiled.set(shape, (check = compileShape(shape)));
  return check;
}
