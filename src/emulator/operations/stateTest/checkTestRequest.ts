import { ServiceError } from '../../../errors/ServiceError';
import { validationException } from '../exceptions';
import type { TestStateConfiguration } from '../model/data';
import type { ValueOf } from '../model/shapes';
import type { Mock } from './mockedOutcome';
import type { StateUnderTest } from './readState';

/** The members of a TestState request besides its definition. */
export interface TestRequest {
  readonly roleArn?: string | undefined;
  readonly mock?: Mock | undefined;
  readonly context?: string | undefined;
  readonly stateName?: string | undefined;
  readonly revealSecrets?: boolean | undefined;
  readonly stateConfiguration?: ValueOf<typeof TestStateConfiguration> | undefined;
}

/** Throws ValidationException or InvalidDefinition if the members of a request do not go together. */
export function checkTestRequest(state: StateUnderTest, request: TestRequest): void {
  checkConfiguration(state, request);
  const { mapItemReaderData } = request.stateConfiguration ?? {};
  if (request.mock !== undefined && state.definition.ItemReader !== undefined && mapItemReaderData === undefined)
    throw validationException('ItemReader data must be specified when testing a Map state with ItemReader specified.');
  if (request.mock === undefined) {
    checkPattern(state, request);
    checkWithoutMock(state, request);
  }
  if (request.mock !== undefined && request.revealSecrets === true)
    throw validationException('TestState does not support RevealSecrets when a mock is specified.');
}

/** AWS: the two messages about the failure count are recorded; the others are modeled on them. */
function checkConfiguration(
  { type, innerStates }: StateUnderTest,
  { mock, stateConfiguration = {} }: TestRequest,
): void {
  const { mapIterationFailureCount, mapItemReaderData, errorCausedByState } = stateConfiguration;
  const configured = { MapIterationFailureCount: mapIterationFailureCount, MapItemReaderData: mapItemReaderData };
  for (const [name, value] of Object.entries(configured)) {
    if (value === undefined) continue;
    if (mock === undefined)
      throw validationException(`TestState does not support ${name} when a mock is not specified.`);
    if (type !== 'Map') throw validationException(`${name} is only supported when testing a Map state.`);
  }
  if (errorCausedByState === undefined) return;
  if (mock === undefined)
    throw validationException('TestState does not support ErrorCausedByState when a mock is not specified.');
  if (type !== 'Map' && type !== 'Parallel')
    throw validationException('ErrorCausedByState is only supported when testing a Map or Parallel state.');
  if (!innerStates.includes(errorCausedByState)) throw validationException('State not found in definition');
}

function checkWithoutMock({ type, resource }: StateUnderTest, { roleArn, context }: TestRequest): void {
  if (type === 'Map' || type === 'Parallel')
    throw new ServiceError(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: ' +
        '[Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  if (resource?.kind === 'activity') throw unsupported('Activity tasks');
  if (context !== undefined)
    throw validationException('TestState does not support Context when a mock is not specified.');
  if (resource !== undefined && roleArn === undefined)
    throw validationException('RoleArn must be specified when testing a Task state');
}

/**
 * AWS: a request without any of the members that were added with mocks is handled as before (captured in September
 * 2026). The message for a request with some of them is older (November 2025).
 */
function checkPattern({ resource }: StateUnderTest, { context, stateConfiguration, stateName }: TestRequest): void {
  if (resource?.kind !== 'integration' || resource.pattern === 'REQUEST_RESPONSE') return;
  const newer = [context, stateConfiguration, stateName].some((member) => member !== undefined);
  if (newer) throw unsupported("'.sync' or '.waitForTaskToken' service integration patterns");
  const message = "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.";
  throw new ServiceError('InvalidDefinition', message);
}

/** AWS's message is not known. */
function unsupported(what: string): ServiceError {
  return validationException(`TestState does not support ${what} when a mock is not specified.`);
}
