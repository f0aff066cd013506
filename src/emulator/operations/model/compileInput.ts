import type { Json } from '../../../util/json';
import { compileShape, wrong } from './compileShape';
import { convertStructure } from './convert';
import { requestError } from './requestError';
import type { StructureShape, ValueOf } from './shapes';
import { violations } from './violations';

/**
 * The check of an operation's input: answers it typed, without members that the shape does not know. Throws
 * SerializationException for wrong types, ValidationException with all broken constraints.
 *
 * @example compileInput(structure('DescribeActivityInput', { activityArn: required(Arn) }))({})
 * // ValidationException: 1 validation error detected: Value null at 'activityArn' failed to satisfy constraint: …
 */
export function compileInput<Input extends StructureShape>(shape: Input): (json: Json) => ValueOf<Input> {
  const check = compileShape(shape);
  return (json) => {
    const checked = check(json);
    return (checked === wrong || checked === undefined ? explain(shape, json) : checked) as ValueOf<Input>;
  };
}

/** Answers an input, or throws what is wrong with it. */
function explain(shape: StructureShape, json: Json): unknown {
  const value = convertStructure(shape, json);
  const found = violations(shape, value);
  if (found.length > 0) {
    const count = `${found.length} validation error${found.length === 1 ? '' : 's'} detected`;
    throw requestError('com.amazon.coral.validate', 'ValidationException', `${count}: ${found.join('; ')}`);
  }
  return value;
}
