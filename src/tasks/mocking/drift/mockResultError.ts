import type { TaskResource } from '../../../language/asl/resource';
import type { Json } from '../../../util/json';
import { modelLimits } from '../../schemas/modelLimits';
import { answerShape, type NoShape } from './answerShape';
import { checkShape, type ShapeViolation } from './checkShape';
import type { ValidationMode } from './MockChecker';

/**
 * What TestState says of a mocked result that is unlike the API's answer, or `undefined` when it has nothing to say:
 * the text of its ValidationException. Also `undefined` when the service's client package is not installed.
 *
 * AWS: TestState goes by the API itself (`Payload` must be a string, times must be texts) and ignores members that the
 * API does not have. It names the first fault only, by its bare member name. What a task token is sent is free (not
 * recorded).
 *
 * @param onUnchecked hears why there is nothing to compare with, when something is missing
 */
export function mockResultError(
  resource: TaskResource,
  result: Json,
  mode: ValidationMode,
  onUnchecked?: (found: NoShape) => void,
): string | undefined {
  if (mode === 'NONE' || (resource.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN'))
    return undefined;
  const found = answerShape(resource, 'TestState');
  if (!found.shape) {
    onUnchecked?.(found);
    return undefined;
  }
  const service = found.schema.package.name.replace('@aws-sdk/client-', '');
  const [violation] = checkShape(result, found.shape, {
    required: mode === 'STRICT',
    exact: false,
    numericTimes: false,
    free: found.free,
    enumValues: (structure, apiName) => found.schema.enumValues(structure, apiName),
    range: (structure, apiName) => {
      const { minimum, maximum } = modelLimits(service, structure, apiName) ?? {};
      if (minimum === undefined && maximum === undefined) return found.range(structure, apiName);
      return [minimum ?? -Infinity, maximum ?? Infinity];
    },
    minLength: (structure, apiName) => modelLimits(service, structure, apiName)?.minLength,
  });
  if (violation?.path === '') return 'Mocked result must be a valid JSON object.';
  return violation && `Mock result schema validation error: ${sentence(violation)}`;
}

function sentence({ rule, member, expected }: ShapeViolation): string {
  switch (rule) {
    case 'required':
      return `Required field '${member}' is missing`;
    case 'enum':
      return `Field '${member}' is not an expected value`;
    case 'minimum':
      return `Field '${member}' is less than the minimum value`;
    case 'maximum':
      return `Field '${member}' exceeds the maximum value`;
    case 'minLength':
      return `Field '${member}' is smaller than the minimum length`;
    default:
      return `Field '${member}' must be ${expected}`;
  }
}
