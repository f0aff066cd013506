import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import fs from 'node:fs';
import path from 'node:path';
import { RunningCommand } from '../cli/support/runCommand';

const folder = path.join(__dirname, '../../mocks/lambda-sqs');
const definition = fs.readFileSync(path.join(folder, 'LambdaSQSIntegration.asl.json'), 'utf8');
const roleArn = 'arn:aws:iam::123456789012:role/any';

// The example that Step Functions Local documents, as its users run it: a mock file in the environment, a test case
// behind the ARN.
let command: RunningCommand;
let client: SFNClient;
let stateMachineArn: string;

beforeAll(async () => {
  command = new RunningCommand(['start', '--port', '0'], {
    SFN_MOCK_CONFIG: path.join(folder, 'MockConfigFile.json'),
    WAIT_TIME_SCALE: '0',
  });
  const endpoint = /http:\/\/[\w.:]+/.exec(await command.firstLine())![0];
  client = new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    disableHostPrefix: true,
  });
  const create = new CreateStateMachineCommand({ name: 'LambdaSQSIntegration', definition, roleArn });
  stateMachineArn = (await client.send(create)).stateMachineArn!;
});
afterAll(async () => {
  client.destroy();
  await command.end();
});

async function run(testCase: string) {
  const start = new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}#${testCase}`, input: '{"item":7}' });
  const { executionArn } = await client.send(start);
  for (;;) {
    const { status, output, error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (status === 'RUNNING') continue;
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return {
      status,
      output: output && (JSON.parse(output) as unknown),
      ...(error !== undefined && { error, cause }),
      events: events!.map((event) => event.type!),
      seconds: Math.round((events!.at(-1)!.timestamp!.getTime() - events![0]!.timestamp!.getTime()) / 1000),
      failures: events!.flatMap((event) => event.taskFailedEventDetails?.error ?? []),
    };
  }
}

const quoted = ['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'];
const sent = {
  MD5OfMessageBody: 'cefb4a7ce92d075659e4c4050cad5d69',
  MessageId: '6f9f6a0e-0d0c-4a56-9f0b-3d7ad2f6c1b7',
};

test('HappyPath: both states are mocked', async () => {
  expect(await run('HappyPath')).toEqual({
    status: 'SUCCEEDED',
    output: sent,
    events: ['ExecutionStarted', ...quoted, ...quoted, 'ExecutionSucceeded'],
    seconds: 0,
    failures: [],
  });
});

test('RetryPath: three failures, fourteen seconds of retries, then an answer', async () => {
  const failed = ['TaskScheduled', 'TaskStarted', 'TaskFailed'];
  expect(await run('RetryPath')).toEqual({
    status: 'SUCCEEDED',
    output: sent,
    events: [
      'ExecutionStarted',
      'TaskStateEntered',
      ...[failed, failed, failed].flat(),
      ...quoted.slice(1),
      ...quoted,
      'ExecutionSucceeded',
    ],
    seconds: 14,
    failures: ['Lambda.ResourceNotReadyException', 'Sandbox.Timedout', 'Sandbox.Timedout'],
  });
});

test('HybridPath: only the function is mocked; the message goes to the outbox', async () => {
  expect(await run('HybridPath')).toEqual({
    status: 'SUCCEEDED',
    output: {
      // Of the message '{"price":42,"currency":"EUR"}'.
      MD5OfMessageBody: 'cefb4a7ce92d075659e4c4050cad5d69',
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
      SdkResponseMetadata: { RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    },
    events: ['ExecutionStarted', ...quoted, ...quoted, 'ExecutionSucceeded'],
    seconds: 0,
    failures: [],
  });
});

test.each(['HappyPath', 'RetryPath', 'HybridPath'])('an Express machine runs %s synchronously', async (testCase) => {
  // The mock file knows machines by name, whatever their type; in another region, the name is free.
  const express = new SFNClient({ ...(await settings()), region: 'eu-west-1' });
  const create = new CreateStateMachineCommand({ name: 'LambdaSQSIntegration', definition, roleArn, type: 'EXPRESS' });
  const { stateMachineArn: arn } = await express.send(create);
  const start = new StartSyncExecutionCommand({ stateMachineArn: `${arn}#${testCase}`, input: '{"item":7}' });
  const { status, output } = await express.send(start);
  expect({ status, output: JSON.parse(output!) }).toEqual({
    status: 'SUCCEEDED',
    output: testCase === 'HybridPath' ? expect.objectContaining({ MD5OfMessageBody: sent.MD5OfMessageBody }) : sent,
  });
  express.destroy();
});

test('rejects an unknown test case, and lists the known ones', async () => {
  const start = new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}#HapyPath` });
  await expect(client.send(start)).rejects.toThrow(/HappyPath/);
});

async function settings() {
  const { protocol, hostname, port } = await client.config.endpoint!();
  return {
    endpoint: `${protocol}//${hostname}:${port}`,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    disableHostPrefix: true,
  };
}
