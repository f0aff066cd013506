import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const prefix = 'arn:aws:states:us-east-1:123456789012';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';

let service: Service;
afterEach(() => service.close());

function serve(options: ServiceOptions = {}): void {
  service = createService({ time: 'skip', seed: 1, startTime: 0, ...options });
}

function create(name: string, states: object, more: object = {}): string {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const created = service.call('CreateStateMachine', { name, roleArn, definition, ...more });
  return (created as { stateMachineArn: string }).stateMachineArn;
}

async function run(stateMachineArn: string, input = '{}'): Promise<any> {
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
  await service.execution(executionArn)!.ended();
  return service.call('DescribeExecution', { executionArn });
}

function taskOf(resource: string, more: object = {}): object {
  return { T: { Type: 'Task', Resource: resource, End: true, ...more } };
}

describe('tasks', () => {
  test('prefers a mock to a handler, and a handler to the policy', async () => {
    serve({
      handlers: { f: () => 'handler' },
      unmocked: () => ({ output: 'policy' }),
      mocks: {
        StateMachines: { M: { TestCases: { Mocked: { T: 'Answer' } } } },
        MockedResponses: { Answer: { 0: { Return: 'mock' } } },
      },
    });
    const arn = create('M', taskOf(functionArn));
    const other = create('N', taskOf(functionArn.replace('function:f', 'function:g')));
    expect((await run(`${arn}#Mocked`)).output).toBe('"mock"');
    expect((await run(arn)).output).toBe('"handler"');
    expect((await run(other)).output).toBe('"policy"');
    expect(service.calls.all.map(({ answeredBy, outcome }) => [answeredBy, outcome])).toEqual([
      ['mock', { output: 'mock' }],
      ['local', { output: 'handler' }],
      ['unmocked', { output: 'policy' }],
    ]);
  });

  test('a policy may answer later, and with an error', async () => {
    serve({ unmocked: async ({ state }) => ({ error: 'Down', cause: state }) });
    const described = await run(create('M', taskOf(functionArn)));
    expect(described).toMatchObject({ status: 'FAILED', error: 'Down', cause: 'T' });
  });

  test('an unanswered task ends the execution, whatever it catches, and throws to the caller', async () => {
    serve();
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'T' }];
    const described = await run(create('M', taskOf(functionArn, { Catch })));
    expect(described).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.HarnessError',
      cause: expect.stringContaining("Nothing answers the task of state 'T'"),
    });
    expect(service.execution(described.executionArn)!.harnessError).toMatchObject({ name: 'HarnessError' });
    expect(service.calls.all).toMatchObject([{ answeredBy: 'unmocked', outcome: undefined }]);
  });

  test('a mocked activity need not exist', async () => {
    serve({
      mocks: {
        StateMachines: { M: { TestCases: { Mocked: { T: 'Answer' } } } },
        MockedResponses: { Answer: { 0: { Return: 'done' } } },
      },
    });
    const arn = create('M', taskOf(`${prefix}:activity:a`));
    expect((await run(`${arn}#Mocked`)).output).toBe('"done"');
    expect(await run(arn)).toMatchObject({ error: 'States.Runtime' });
  });

  test('rejects parameters that the API does not have when the machine is created', () => {
    serve();
    const states = taskOf('arn:aws:states:::aws-sdk:sqs:sendMessage', { Parameters: { QueueUrl: 'q' } });
    expect(() => create('M', states)).toThrow("The field 'MessageBody' is required but was missing");
  });
});

describe('nested executions', () => {
  const resource = (pattern: string) => `arn:aws:states:::states:startExecution${pattern}`;

  test('a child runs in the same service, on the same clock', async () => {
    serve();
    const child = create('Child', { W: { Type: 'Wait', Seconds: 90, End: true } });
    const Parameters = { StateMachineArn: child, Input: { 'a.$': '$.a' } };
    const parent = create('Parent', taskOf(resource('.sync:2'), { Parameters, OutputPath: '$.Output' }));
    expect(await run(parent, '{"a":1}')).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}', stopDate: 90 });
    const { executions } = service.call('ListExecutions', { stateMachineArn: child }) as any;
    expect(executions).toMatchObject([{ status: 'SUCCEEDED', startDate: 0, stopDate: 90 }]);
  });

  test('a failing child fails the task with its description', async () => {
    serve();
    const child = create('Child', { F: { Type: 'Fail', Error: 'E', Cause: 'C' } });
    const parent = create('Parent', taskOf(resource('.sync:2'), { Parameters: { StateMachineArn: child } }));
    const { error, cause } = await run(parent);
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause)).toMatchObject({ Cause: 'C', Error: 'E', Status: 'FAILED', StateMachineArn: child });
  });

  test('a missing machine is a StepFunctions error', async () => {
    serve();
    const Parameters = { StateMachineArn: `${prefix}:stateMachine:Absent` };
    expect(await run(create('Parent', taskOf(resource(''), { Parameters })))).toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });

  test('stopping the parent stops the child that it waits for', async () => {
    serve({ time: 'manual' });
    const child = create('Child', { W: { Type: 'Wait', Seconds: 90, End: true } });
    const parent = create('Parent', taskOf(resource('.sync'), { Parameters: { StateMachineArn: child } }));
    const { executionArn } = service.call('StartExecution', { stateMachineArn: parent }) as { executionArn: string };
    service.call('StopExecution', { executionArn });
    expect(service.call('ListExecutions', { stateMachineArn: child })).toMatchObject({
      executions: [{ status: 'ABORTED' }],
    });
  });

  test('a workflow may call this API', async () => {
    serve();
    const Parameters = { Name: 'made-by-a-task' };
    await run(create('M', taskOf('arn:aws:states:::aws-sdk:sfn:createActivity', { Parameters })));
    expect(service.call('ListActivities', {})).toMatchObject({ activities: [{ name: 'made-by-a-task' }] });
  });
});

describe('reset', () => {
  test('removes all resources, executions and calls; ids restart', async () => {
    serve({ handlers: { f: () => 1 } });
    const first = await run(create('M', taskOf(functionArn)));
    service.call('CreateActivity', { name: 'a' });
    service.advance(5000);
    service.reset();
    expect(service.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
    expect(service.call('ListActivities', {})).toEqual({ activities: [] });
    expect(service.execution(first.executionArn)).toBeUndefined();
    expect(service.calls.count).toBe(0);
    expect(service.now()).toBe(0);
    expect(await run(create('M', taskOf(functionArn)))).toEqual(first);
  });

  test('ends long polls', async () => {
    serve();
    service.call('CreateActivity', { name: 'a' });
    const polled = service.call('GetActivityTask', { activityArn: `${prefix}:activity:a` });
    service.reset();
    expect(await polled).toEqual({});
  });
});

test('a test case requires a mock file', async () => {
  serve();
  expect(() =>
    service.call('StartExecution', { stateMachineArn: `${create('M', { P: { Type: 'Succeed' } })}#X` }),
  ).toThrow('there is no mock file');
});

test('uses the endpoints and connections of the options', () => {
  const service = createService({
    endpoints: { urls: { sqs: 'http://127.0.0.1:9' }, http: { 'https://api.example.com': true } },
    connections: {
      Shop: {
        AuthorizationType: 'BASIC',
        AuthParameters: { BasicAuthParameters: { Username: 'u', Password: 'p' } },
      },
    },
  });
  expect([
    service.answers.endpoints.find('sqs'),
    service.answers.endpoints.find('sns'),
    service.answers.endpoints.findHttp('https://api.example.com/v1'),
  ]).toEqual([
    { url: 'http://127.0.0.1:9', namedBy: 'endpoints: { urls: { sqs: … } }' },
    undefined,
    { url: 'https://api.example.com/v1', namedBy: "http: { 'https://api.example.com': … }" },
  ]);
  expect(() => createService({ connections: { Shop: {} as never } })).toThrow(
    "Connection 'Shop' has AuthorizationType 'undefined'",
  );
  service.close();
});

test('a call for another account copies no resources', () => {
  const service = createService();
  let looks = 0;
  Object.defineProperty(service.inside, 'counted', { enumerable: true, get: () => (looks += 1) });
  const caller = { accountId: '111122223333', region: 'eu-west-1' };
  expect(service.call('ListActivities', {}, caller)).toEqual({ activities: [] });
  expect(looks).toBe(0);
  service.close();
});
