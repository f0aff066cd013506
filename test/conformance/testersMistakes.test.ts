import { execFile } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { mock, service } from '../../src/tasks/mocking/scripts';
import type { ScriptBuilder } from '../../src/tasks/mocking/ScriptBuilder';
import { useScenario, type Line } from './support/Scenario';

const s = useScenario({ validation: 'PRESENT' });

/** Runs one task that would retry and catch anything. */
async function run(resource: string, Parameters: object, script?: ScriptBuilder) {
  if (script !== undefined) s.service.mocks.use(script);
  const Resource = `arn:aws:states:::${resource}`;
  const Retry = [{ ErrorEquals: ['States.ALL'] }];
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const arn = await s.run({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource, Parameters, Retry, Catch, End: true }, Caught: { Type: 'Succeed' } },
  });
  const { status, error, cause } = await s.ended(arn);
  const events = (await s.history(arn)).map(([event]: Line) => event);
  return { status, error, message: (cause as string).split('\n'), events };
}

// No Retry and no Catch may swallow what a tester has to see.
const failed = {
  status: 'FAILED',
  error: 'Stepmill.HarnessError',
  events: [
    '1<0 ExecutionStarted',
    '2<0 TaskStateEntered',
    '3<2 TaskScheduled',
    '4<3 TaskStarted',
    '5<4 ExecutionFailed',
  ],
};

describe('a mock that has drifted from the API fails, and tells the field, what is there and what the API says', () => {
  const message = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' };
  const members = 'MD5OfMessageBody, MD5OfMessageAttributes, MD5OfMessageSystemAttributes, MessageId, SequenceNumber';

  test.each([
    [
      'a misspelt field',
      { MesageId: 'm-1' },
      `MesageId is not a member: the API has ${members}. Did you mean 'MessageId'?`,
    ],
    ['a wrong type', { MessageId: 7 }, 'MessageId is a number 7: the API says a string.'],
    ['Payload where the API has none', { Payload: {} }, `Payload is not a member: the API has ${members}.`],
  ])('%s', async (_, answer, problem) => {
    expect(await run('sqs:sendMessage', message, mock('Work').returns(answer))).toEqual({
      ...failed,
      message: [
        "The mock of state 'Work' (sqs:sendMessage) gives an answer that sqs SendMessage cannot give:",
        `  - ${problem}`,
        expect.stringMatching(
          /^Checked against @aws-sdk\/client-sqs [\d.]+, mode PRESENT\. Correct the answer, or allow it with \.validated\('NONE'\)\.$/,
        ),
      ],
    });
  });

  test('the generic integration is checked with its own spelling', async () => {
    const script = service('aws-sdk:sqs', 'sendMessage').returns({ MD5OfMessageBody: 'x' });
    const { message: lines } = await run('aws-sdk:sqs:sendMessage', message, script);
    expect(lines[1]).toMatch(/^ {2}- MD5OfMessageBody is not a member: .*Did you mean 'Md5OfMessageBody'\?$/);
  });
});

describe('a call that nobody answers fails with the request and the line to write', () => {
  test.each([
    [
      'lambda:invoke',
      { FunctionName: 'quote', Payload: { item: 7 } },
      'It was sent: {"FunctionName":"quote","Payload":{"item":7}}',
      "To answer it, write: sfn.mock.lambda('quote').returns({ … })",
    ],
    [
      'dynamodb:getItem',
      { TableName: 't', Key: { id: { S: '1' } } },
      'It was sent: {"TableName":"t","Key":{"id":{"S":"1"}}}',
      "To answer it, write: sfn.mock.state('Work').returns({ Item: …, ConsumedCapacity: … }), or begin with sfn.mock.service('dynamodb:getItem')",
    ],
    [
      'aws-sdk:rekognition:detectLabels',
      { Image: {} },
      'It was sent: {"Image":{}}',
      "To answer it, write: sfn.mock.state('Work').returns({ … }), or begin with sfn.mock.service('aws-sdk:rekognition:detectLabels')",
    ],
  ])('%s', async (resource, parameters, sent, line) => {
    const { message, ...rest } = await run(resource, parameters);
    expect({ ...rest, message: message.slice(0, 3) }).toEqual({
      ...failed,
      message: [`Nothing answers the task of state 'Work' (${resource}).`, sent, line],
    });
  });
});

test('functions and endpoints that hang end in States.Timeout, and nothing keeps the process running', async () => {
  const silent = http.createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const args = ['--require', path.join(__dirname, '../cli/support/typescript.cjs')];
  const program = path.join(__dirname, 'support/hungTasks.ts');
  try {
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(
        process.execPath,
        [...args, program, `http://127.0.0.1:${port}`],
        { timeout: 30_000, env: { PATH: process.env['PATH'] } },
        (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
      );
    });
    const timedOut = ['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskTimedOut'];
    expect(JSON.parse(printed)).toEqual({
      status: 'FAILED',
      error: 'States.Timeout',
      types: [
        'ExecutionStarted',
        ...timedOut,
        'TaskStateExited',
        ...timedOut,
        'TaskStateExited',
        ...timedOut,
        'ExecutionFailed',
      ],
      seconds: 3,
    });
  } finally {
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
  }
}, 40_000);
