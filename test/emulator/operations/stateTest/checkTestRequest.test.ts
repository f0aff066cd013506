import { roleArn, useTestService } from '../support/testService';

const api = useTestService();
const pass = { Type: 'Pass', End: true };
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  End: true,
};
const block = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const map = { Type: 'Map', ItemProcessor: block, End: true };
const parallel = { Type: 'Parallel', Branches: [block], End: true };
const activity = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', End: true };
const mock = { result: '{}' };
const mockedError = { errorOutput: { error: 'E' } };
const composites =
  'TestState API does not support Map or Parallel states. Supported state types include: ' +
  '[Task, Wait, Pass, Succeed, Fail, Choice]';

test.each<[string, object, object, string, string?]>([
  ['a Task without a role', invoke, {}, 'RoleArn must be specified when testing a Task state'],
  ['a Map without a mock', map, {}, composites, 'InvalidDefinition'],
  ['a Parallel without a mock', parallel, { roleArn }, composites, 'InvalidDefinition'],
  [
    'a callback without a mock',
    { ...invoke, Resource: `${invoke.Resource}.waitForTaskToken`, Parameters: { FunctionName: 'f', Payload: {} } },
    { roleArn },
    "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.",
    'InvalidDefinition',
  ],
  [
    'a callback without a mock, beside a newer member',
    { ...invoke, Resource: `${invoke.Resource}.waitForTaskToken`, Parameters: { FunctionName: 'f', Payload: {} } },
    { roleArn, stateConfiguration: { retrierRetryCount: 1 } },
    "TestState does not support '.sync' or '.waitForTaskToken' service integration patterns when a mock is not specified.",
  ],
  [
    'an activity without a mock',
    activity,
    { roleArn },
    'TestState does not support Activity tasks when a mock is not specified.',
  ],
  [
    'secrets with a mock',
    invoke,
    { mock, revealSecrets: true },
    'TestState does not support RevealSecrets when a mock is specified.',
  ],
  [
    'a context without a mock',
    pass,
    { context: '{}' },
    'TestState does not support Context when a mock is not specified.',
  ],
  [
    'a failure count without a mock',
    map,
    { stateConfiguration: { mapIterationFailureCount: 0 } },
    'TestState does not support MapIterationFailureCount when a mock is not specified.',
  ],
  [
    'a failure count of a Task',
    invoke,
    { mock, stateConfiguration: { mapIterationFailureCount: 1 } },
    'MapIterationFailureCount is only supported when testing a Map state.',
  ],
  [
    'reader data of a Parallel',
    parallel,
    { mock: { result: '[1]' }, stateConfiguration: { mapItemReaderData: '[]' } },
    'MapItemReaderData is only supported when testing a Map state.',
  ],
  [
    'a state that causes the error of a Task',
    invoke,
    { mock: mockedError, stateConfiguration: { errorCausedByState: 'A' } },
    'ErrorCausedByState is only supported when testing a Map or Parallel state.',
  ],
  [
    'a state that causes the error and is not there',
    map,
    { input: '[]', mock: mockedError, stateConfiguration: { errorCausedByState: 'B' } },
    'State not found in definition',
  ],
])('rejects %s', async (_what, state, more, message, code = 'ValidationException') => {
  expect(await api.errorOf('TestState', { definition: JSON.stringify(state), ...more })).toEqual({ code, message });
});

test.each<[string, object, object]>([
  ['a Task with a mock needs no role', invoke, { mock }],
  ['secrets may be hidden beside a mock', invoke, { mock, revealSecrets: false }],
  ['a mocked activity', activity, { mock }],
  ['a mocked Map', map, { input: '[1]', mock: { result: '[1]' }, stateConfiguration: { mapIterationFailureCount: 1 } }],
])('%s', async (_what, state, more) => {
  expect(await api.call('TestState', { definition: JSON.stringify(state), ...more })).toMatchObject({
    status: 'SUCCEEDED',
  });
});
