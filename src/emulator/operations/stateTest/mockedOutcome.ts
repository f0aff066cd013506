import type { TaskOutcome } from '../../../contract/task';
import type { ServiceError } from '../../../errors/ServiceError';
import { isArray, isObject, type Json } from '../../../util/json';
import { validationException } from '../exceptions';
import type { MockInput } from '../model/data';
import type { ValueOf } from '../model/shapes';
import type { Resources } from '../OperationContext';
import { parseText } from './readContext';
import type { StateUnderTest } from './readState';

export type Mock = ValueOf<typeof MockInput>;

const mockable: readonly string[] = ['Task', 'Map', 'Parallel'];

/**
 * The outcome of a mock. Throws ValidationException for a state that cannot be mocked, and for a result that the state
 * cannot have. How many results a Map needs is known only when it runs.
 */
export function mockedOutcome(
  resources: Pick<Resources, 'mockResultFault'>,
  state: StateUnderTest,
  mock: Mock,
): TaskOutcome {
  if (!mockable.includes(state.type))
    throw validationException(`State type '${state.type}' is not supported when a mock is specified`);
  const { result, errorOutput } = mock;
  if (result !== undefined && errorOutput !== undefined)
    throw validationException('A test mock should have only one of the following fields: [result, errorOutput].');
  if (errorOutput !== undefined) {
    const { error, cause } = errorOutput;
    if (!error) throw validationException('An error was not specified in the mocked error output.');
    return { error, cause };
  }
  if (result === undefined)
    throw validationException('One of the following fields is required for a test mock: [result, errorOutput].');
  const output = parseText(result, 'Mocked result must be valid JSON');
  if (state.type === 'Task') checkTaskResult(resources, state, output, mock);
  else checkCompositeResult(state, output);
  return { output };
}

/** AWS: a function's own result may be anything; an integration's is an object, whatever the mode. */
function checkTaskResult(
  { mockResultFault }: Pick<Resources, 'mockResultFault'>,
  { resource }: StateUnderTest,
  output: Json,
  { fieldValidationMode = 'STRICT' }: Mock,
): void {
  if (resource?.kind !== 'integration') return;
  if (output === null) throw validationException('Mocked result must be a valid JSON object.');
  const fault = mockResultFault(resource, output, fieldValidationMode);
  if (fault !== undefined) throw validationException(fault);
}

function checkCompositeResult({ definition }: StateUnderTest, output: Json): void {
  const fault = compositeFault(definition.ResultWriter !== undefined, definition.Branches?.length, output);
  if (fault !== undefined) throw fault;
}

function compositeFault(writes: boolean, branches: number | undefined, output: Json): ServiceError | undefined {
  if (writes) return isObject(output) ? undefined : validationException('Mocked result must be a JSON object.');
  if (!isArray(output)) return validationException('Mocked result must be an array.');
  if (branches === undefined || output.length === branches) return undefined;
  return validationException('Mocked result must contain the same number of items as number of Parallel branches.');
}
