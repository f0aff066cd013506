import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { describeValue } from '../toJson';
import { type AnswerShape, answerShape, type NoShape } from './answerShape';
import { type ShapeViolation, checkShape } from './checkShape';
import type { TaskResource } from '../../../language/asl/resource';
import type { Json } from '../../../util/json';
import { modelLimits } from '../../../services/schemas/modelLimits';
import type { ValidationMode } from '../ValidationMode';
import { callName } from '../callName';

/**
 * A mock returns what the service's API cannot return: an unknown member, or a value of another type. It fails the run
 * whose task gets the answer. `violations` has the faults as data. Correct the mock, or write `.validated('NONE')`.
 * More: docs/reference/mocks.md#mocks-that-cannot-drift
 */
export class MockShapeError extends HarnessError {
  readonly violations: readonly ShapeViolation[];

  constructor(request: TaskRequest, found: AnswerShape, mode: ValidationMode, violations: readonly ShapeViolation[]) {
    super(message(request, found, mode, violations));
    this.name = 'MockShapeError';
    this.violations = violations;
  }
}

function message(
  request: TaskRequest,
  { api, schema }: AnswerShape,
  mode: ValidationMode,
  violations: readonly ShapeViolation[],
): string {
  const { name, version } = schema.package;
  return [
    `The mock of state '${request.state}' (${callName(request.resource)}) gives an answer that ${api} cannot give:`,
    ...violations.map((violation) => `  - ${line(violation)}`),
    ...hints(request, violations),
    `Checked against ${name} ${version}, mode ${mode}. Correct the answer, or allow it with .validated('NONE').`,
  ].join('\n');
}

function line({ rule, path, expected, actual, nearest }: ShapeViolation): string {
  const where = path === '' ? 'the answer' : path;
  const meant = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
  switch (rule) {
    case 'required':
      return `${where} is missing: the API always gives it.`;
    case 'unknown':
      return `${where} is not a member: the API has ${expected.replace(/^one of /, '')}.${meant}`;
    default:
      return `${where} is ${describeValue(actual ?? null)}: the API says ${expected}.${meant}`;
  }
}

function hints(request: TaskRequest, violations: readonly ShapeViolation[]): readonly string[] {
  if (callName(request.resource) !== 'lambda:invoke' || !violations.some(({ rule }) => rule === 'unknown')) return [];
  return ["For what the function returns, write lambda('…').returns(…), or .returns({ Payload: … }) for the state."];
}

/**
 * TestState's ValidationException for a mocked result that differs from the API's response; `undefined` if there is no
 * fault. Also `undefined` if the service's client package is not installed.
 *
 * AWS: TestState uses the API itself (`Payload` must be a string, times must be strings) and ignores members that the
 * API does not have. It reports only the first fault, by its bare member name. The value sent with a task token is not
 * checked (not recorded).
 *
 * @param onUnchecked called with the reason if the answer cannot be checked because a package is missing
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
