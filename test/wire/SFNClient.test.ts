import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListStateMachinesCommand,
  SFNClient,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TestStateCommand,
  type TestStateCommandOutput,
  ValidationException,
  StateMachineDoesNotExist,
  paginateGetExecutionHistory,
  paginateListStateMachines,
} from '@aws-sdk/client-sfn';
import { startServer, type RunningServer } from '../../src/emulator/server/startServer';
import { createService } from '../../src/emulator/service/createService';
import type { Service } from '../../src/emulator/service/Service';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const passDefinition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
const start = new Date('2030-01-01T00:00:00.250Z');

let service: Service;
let server: RunningServer;
let client: SFNClient;

beforeEach(async () => {
  service = createService({ time: 'skip', startTime: start });
  server = await startServer(service, { port: 0 });
  client = clientOf({});
});

afterEach(async () => {
  client.destroy();
  service.close();
  await server.close();
});

function clientOf(config: object): SFNClient {
  return new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    disableHostPrefix: true,
    ...config,
  });
}

async function create(name: string, definition = passDefinition, more: object = {}): Promise<string> {
  const command = new CreateStateMachineCommand({ name, definition, roleArn, ...more });
  return (await client.send(command)).stateMachineArn!;
}

test('a machine is created, run and read; dates are dates, with their milliseconds', async () => {
  const stateMachineArn = await create('M');
  const started = await client.send(new StartExecutionCommand({ stateMachineArn, name: 'x', input: '{"ü":"😀"}' }));
  expect(started).toMatchObject({ executionArn: expect.stringMatching(/:execution:M:x$/), startDate: start });
  const { $metadata, ...described } = await client.send(
    new DescribeExecutionCommand({ executionArn: started.executionArn! }),
  );
  expect($metadata).toMatchObject({
    httpStatusCode: 200,
    attempts: 1,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(described).toEqual({
    executionArn: started.executionArn,
    stateMachineArn,
    name: 'x',
    status: 'SUCCEEDED',
    startDate: start,
    stopDate: start,
    input: '{"ü":"😀"}',
    inputDetails: { included: true },
    output: '{"ü":"😀"}',
    outputDetails: { included: true },
    redriveCount: 0,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn: started.executionArn! }));
  expect(events!.map(({ type, timestamp }) => [type, timestamp])).toEqual([
    ['ExecutionStarted', start],
    ['PassStateEntered', start],
    ['PassStateExited', start],
    ['ExecutionSucceeded', start],
  ]);
});

test('paginators walk to the end', async () => {
  for (let n = 10; n < 22; n++) await create(`M${n}`);
  const names: string[] = [];
  for await (const page of paginateListStateMachines({ client, pageSize: 5 }, {})) {
    names.push(...page.stateMachines!.map(({ name }) => name!));
  }
  expect(names).toEqual(Array.from({ length: 12 }, (_, n) => `M${n + 10}`));

  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:M10` }),
  );
  const ids: number[] = [];
  for await (const page of paginateGetExecutionHistory({ client, pageSize: 3 }, { executionArn, reverseOrder: true })) {
    ids.push(...page.events!.map(({ id }) => id!));
  }
  expect(ids).toEqual([4, 3, 2, 1]);
});

test('an Express workflow is run to its end', async () => {
  const stateMachineArn = await create('E', '{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":7,"End":true}}}', {
    type: 'EXPRESS',
  });
  const {
    $metadata: _metadata,
    executionArn: _arn,
    ...answer
  } = await client.send(new StartSyncExecutionCommand({ stateMachineArn, name: 'x' }));
  expect(answer).toEqual({
    stateMachineArn,
    name: 'x',
    startDate: start,
    stopDate: new Date(start.getTime() + 7000),
    status: 'SUCCEEDED',
    input: '{}',
    inputDetails: { included: true },
    output: '{}',
    outputDetails: { included: true },
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 7000 },
  });
});

test('exceptions are those of the SDK', async () => {
  const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Absent';
  const missing = await client
    .send(new DescribeStateMachineCommand({ stateMachineArn }))
    .catch((error: unknown) => error);
  expect(missing).toBeInstanceOf(StateMachineDoesNotExist);
  expect(missing).toMatchObject({
    name: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${stateMachineArn}'`,
    $fault: 'client',
    $metadata: { httpStatusCode: 400, attempts: 1 },
  });
  const invalid = await client
    .send(new ListStateMachinesCommand({ maxResults: 1001 }))
    .catch((error: unknown) => error);
  expect(invalid).toBeInstanceOf(ValidationException);
  expect(invalid).toMatchObject({
    message:
      "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: " +
      'Member must have value less than or equal to 1000',
  });
});

test('the region that a client is set to is where its machines are', async () => {
  const european = clientOf({
    region: 'eu-west-1',
    credentials: { accessKeyId: '210987654321', secretAccessKey: 'x' },
  });
  const created = await european.send(
    new CreateStateMachineCommand({ name: 'M', definition: passDefinition, roleArn }),
  );
  expect(created.stateMachineArn).toBe('arn:aws:states:eu-west-1:210987654321:stateMachine:M');
  expect((await client.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
  european.destroy();
});

test('a worker takes a task and ends it', async () => {
  const { activityArn } = await client.send(new CreateActivityCommand({ name: 'work' }));
  const definition = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: activityArn, End: true } },
  });
  const stateMachineArn = await create('M', definition);
  const polled = client.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }));
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input: '{"n":1}' }));
  const { taskToken, input } = await polled;
  expect(input).toBe('{"n":1}');
  await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"n":2}' }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ output: '{"n":2}' });
});

test('an execution is stopped', async () => {
  const { activityArn } = await client.send(new CreateActivityCommand({ name: 'work' }));
  const definition = JSON.stringify({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: activityArn, End: true } },
  });
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn: await create('M', definition) }),
  );
  expect(await client.send(new StopExecutionCommand({ executionArn, error: 'E' }))).toMatchObject({ stopDate: start });
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'ABORTED',
    error: 'E',
  });
});

test('a workflow is walked through state by state with TestState', async () => {
  const definition = JSON.stringify({
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'ask', 'Payload.$': '$' },
        ResultSelector: { 'answer.$': 'States.StringToJson($.Payload)' },
        Next: 'Large?',
      },
      'Large?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.answer', NumericGreaterThan: 5, Next: 'Each' }],
        Default: 'No',
      },
      Each: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: JSON.parse(passDefinition), Next: 'End' },
      No: { Type: 'Fail', Error: 'Small' },
      End: { Type: 'Succeed' },
    },
  });
  const results: Record<string, string> = { Ask: '{"Payload":"7"}', Each: '[1,2]' };
  const path: string[] = [];
  let output: string | undefined = '{}';
  for (let stateName: string | undefined = 'Ask'; stateName !== undefined;) {
    path.push(stateName);
    const result = results[stateName];
    const input: string = stateName === 'Each' ? '{"list":["a","b"]}' : output!;
    const mock = result === undefined ? {} : { mock: { result } };
    const answer: TestStateCommandOutput = await client.send(
      new TestStateCommand({ definition, stateName, input, ...mock }),
    );
    expect(answer.status).toBe('SUCCEEDED');
    stateName = answer.nextState;
    output = answer.output;
  }
  expect([path, output]).toEqual([['Ask', 'Large?', 'Each', 'End'], '[1,2]']);
});

test('the SDK returns the errors of TestState', async () => {
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'ask' },
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3 }],
    End: true,
  };
  const { $metadata: _, ...answer } = await client.send(
    new TestStateCommand({
      definition: JSON.stringify(state),
      inspectionLevel: 'TRACE',
      mock: { errorOutput: { error: 'Busy', cause: 'later' } },
      stateConfiguration: { retrierRetryCount: 2 },
    }),
  );
  expect(answer).toEqual({
    error: 'Busy',
    cause: 'later',
    inspectionData: {
      input: '{}',
      afterInputPath: '{}',
      afterParameters: '{"FunctionName":"ask"}',
      errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 12 },
    },
    status: 'RETRIABLE',
  });
});

test('hundreds of calls at once are answered', async () => {
  const stateMachineArn = await create('M');
  const started = await Promise.all(
    Array.from({ length: 300 }, (_, n) => client.send(new StartExecutionCommand({ stateMachineArn, name: `x${n}` }))),
  );
  expect(new Set(started.map(({ executionArn }) => executionArn)).size).toBe(300);
});
