import path from 'node:path';
import { stepmill } from '../../src/jest';
import { folderWith } from '../cli/support/cli';
import { describePython } from '../tasks/integrations/lambda/support/RuntimeProject';

const folder = folderWith({
  'flaky.js': `
    let calls = 0;
    exports.handler = async (event) => {
      if (++calls % 2 === 1) throw Object.assign(new Error('later'), { name: 'Busy' });
      return { calls, event };
    };`,
  'large.js': `exports.handler = async ({ length }) => 'x'.repeat(length);`,
  'answer.js': `
    exports.handler = async ({ token }) => {
      const headers = {
        'x-amz-target': 'AWSStepFunctions.SendTaskSuccess', 'content-type': 'application/x-amz-json-1.0',
        authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20300101/us-east-1/states/aws4_request',
      };
      const body = JSON.stringify({ taskToken: token, output: JSON.stringify(process.env.AWS_ENDPOINT_URL_SFN === undefined) });
      const { status } = await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers, body });
      return status;
    };`,
});
const template = folderWith({
  'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Resources:
  Shared: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layer/ } }
  Count:
    Type: AWS::Serverless::Function
    Properties:
      { Runtime: python3.12, CodeUri: src/, Handler: app.handler, Timeout: 20, Layers: [!Ref Shared], Environment: { Variables: { OWN_TABLE: orders } } }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties: { Definition: { StartAt: A, States: { A: { Type: Task, Resource: !GetAtt Count.Arn, End: true } } } }
`,
  'src/app.py': 'import os, shared\ndef handler(event, context): return [shared.count(event), os.environ["OWN_TABLE"]]',
  'layer/python/shared.py': 'count = len',
});
const command = (file: string) => ({
  command: `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ${file}.handler`,
  folder,
});
const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const sfn = stepmill();
sfn.lambda('flaky', command('flaky'), { timeoutSeconds: 20 });
sfn.lambda('large', command('large'));

test('a command answers like a function, and time skips around it', async () => {
  const machine = sfn.stateMachine({
    StartAt: 'Work',
    States: {
      Work: {
        Type: 'Task',
        Resource: arn('flaky'),
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3600 }],
        End: true,
      },
    },
  });
  const run = await machine.run({ a: 1 });
  expect(run).toHaveOutput({ calls: 2, event: { a: 1 } });
  expect(run).toHaveTaken('1h');
});

test('it stays warm from one test to the next', async () => {
  const machine = sfn.stateMachine({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: arn('flaky'), Retry: [{ ErrorEquals: ['Busy'] }], End: true } },
  });
  expect(await machine.run({})).toHaveOutput({ calls: 4, event: {} });
});

test('a result beyond 256 KiB fails the state as in AWS', async () => {
  const machine = sfn.stateMachine({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: arn('large'), End: true } },
  });
  expect(await machine.run({ length: 262_142 })).toHaveSucceeded();
  expect(await machine.run({ length: 262_143 })).toHaveFailedWith('States.DataLimitExceeded');
});

test('its AWS clients call this harness', async () => {
  sfn.lambda('answer', command('answer'));
  const machine = sfn.stateMachine({
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: 'answer', Payload: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    },
  });
  expect(await machine.run({})).toHaveOutput(true);
});

describePython('a template', () => {
  test('a function of a template in Python runs with its layers and variables', async () => {
    const order = sfn.stateMachine(path.join(template, 'template.yaml'), 'Order');
    expect(await order.run([1, 2, 3])).toHaveOutput([3, 'orders']);
  });
});

test('a function registered in a test is gone after it', async () => {
  const machine = sfn.stateMachine({
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', Resource: arn('answer'), End: true } },
  });
  await expect(machine.run({})).rejects.toThrow(/Nothing answers the task of state 'Ask'/);
});
