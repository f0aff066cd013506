import { createService } from '../../../src/emulator/service/createService';
import type { TaskRequest } from '../../../src/contract/task';
import { mock } from '../../../src/tasks/mocking/scripts';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const members = [
  'executionArn',
  'executionName',
  'stateMachineArn',
  'stateMachineName',
  'roleArn',
  'testCase',
  'state',
  'resource',
  'parameters',
  'timeoutSeconds',
  'heartbeatSeconds',
  'credentialsRoleArn',
  'attempt',
  'invocation',
  'iterations',
  'taskToken',
  'now',
];

test('a test receives a request as plain data: it can be spread and printed', () => {
  const seen: TaskRequest[] = [];
  const service = createService({
    time: 'skip',
    unmocked(request) {
      seen.push(request);
      return { output: null };
    },
  });
  service.mocks.use(
    mock('A')
      .when((_input: unknown, request: TaskRequest) => seen.push(request) > 0)
      .answers((_input: unknown, request) => seen.push(request)),
  );
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const definition = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource, Next: 'B' }, B: { Type: 'Task', Resource, TimeoutSeconds: 9, End: true } },
  });
  const { stateMachineArn } = service.call('CreateStateMachine', { name: 'M', roleArn, definition }) as never;
  service.call('StartExecution', { stateMachineArn, name: 'e', input: '{"n":1}' });
  const [asked, answered, unmocked] = seen;
  for (const request of [asked, answered, unmocked, service.calls.last.request]) {
    expect(Object.keys({ ...request })).toEqual(members);
    expect(JSON.parse(JSON.stringify(request))).toMatchObject({ executionName: 'e', roleArn });
  }
  expect(asked).toEqual(answered);
  expect(unmocked).toEqual(service.calls.last.request);
  expect({ ...unmocked }).toMatchObject({ state: 'B', timeoutSeconds: 9, parameters: 2 });
});

test.each([
  ['a rest parameter', (_input: unknown, ...[request]: any[]) => change(request)],
  ['a default', (_input: unknown, request: any = {}) => change(request)],
  [
    'arguments',
    function (_input: unknown) {
      // eslint-disable-next-line prefer-rest-params
      return change(arguments[1]);
    },
  ],
])('what a function changes in its request, read as %s, reaches neither execution nor log', (_how, mutate) => {
  const service = createService({ time: 'skip' });
  service.mocks.use(mock('A').when(mutate).answers(mutate));
  const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const States = { A: { Type: 'Task', Resource, ResultPath: '$.result', End: true } };
  const definition = JSON.stringify({ StartAt: 'A', States });
  const { stateMachineArn } = service.call('CreateStateMachine', { name: 'M', roleArn, definition }) as never;
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input: '{"n":{}}' }) as never;
  expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ output: '{"n":{},"result":true}' });
  expect(service.calls.last.parameters).toEqual({ n: {} });
});

function change(request: any): boolean {
  request.parameters.n.changed = true;
  request.parameters.more = 1;
  return true;
}

test('nobody changes the resource of a request, which all executions of the definition share', () => {
  const service = createService({ time: 'skip' });
  const mutate = (_input: unknown, { resource }: any): boolean => Reflect.set(resource, 'arn', 'changed');
  service.mocks.use(mock('A').answers(mutate));
  const Resources = ['arn:aws:lambda:us-east-1:123456789012:function:f', 'arn:aws:states:::sqs:sendMessage'];
  for (const [index, Resource] of Resources.entries()) {
    const Parameters = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' };
    const definition = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource, Parameters, End: true } },
    });
    const { stateMachineArn } = service.call('CreateStateMachine', { name: `M${index}`, roleArn, definition }) as never;
    const { executionArn } = service.call('StartExecution', { stateMachineArn }) as never;
    expect(service.call('DescribeExecution', { executionArn })).toMatchObject({ output: 'false' });
    expect(service.calls.last.resource.arn).toBe(Resource);
  }
});
