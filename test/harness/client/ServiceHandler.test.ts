import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CreateActivityCommand,
  GetActivityTaskCommand,
  ListActivitiesCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { Stepmill } from '../../../src/harness/Stepmill';

let sfn: Stepmill;

beforeEach(() => {
  sfn = new Stepmill({ target: 'process', region: 'eu-west-1' });
});

afterEach(() => sfn.close());

test('a client is answered on the spot, in the region and account of the harness', async () => {
  const answer = await sfn.client().send(new CreateActivityCommand({ name: 'a' }));
  expect(answer).toMatchObject({
    activityArn: 'arn:aws:states:eu-west-1:123456789012:activity:a',
    creationDate: expect.any(Date),
    $metadata: { httpStatusCode: 200, attempts: 1, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
});

test('a client may be told to act elsewhere', async () => {
  const credentials = { accessKeyId: '999988887777', secretAccessKey: 's' };
  const client = sfn.client({ region: 'us-west-2', credentials });
  const { activityArn } = await client.send(new CreateActivityCommand({ name: 'a' }));
  expect(activityArn).toBe('arn:aws:states:us-west-2:999988887777:activity:a');
  expect((await sfn.client().send(new ListActivitiesCommand({}))).activities).toEqual([]);
});

test('an operation whose host has a prefix works, too', async () => {
  const machine = sfn.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { type: 'EXPRESS' });
  const client = sfn.client();
  const ran = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn: await machine.arn(), input: '{"ä":1}' }),
  );
  expect(ran).toMatchObject({ status: 'SUCCEEDED', output: '{"ä":1}' });
});

test('errors are those of the SDK', async () => {
  const sent = sfn
    .client()
    .send(new GetActivityTaskCommand({ activityArn: 'arn:aws:states:eu-west-1:123456789012:activity:x' }));
  await expect(sent).rejects.toMatchObject({
    name: 'ActivityDoesNotExist',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
  });
});

test('a long poll can be given up', async () => {
  const client = sfn.client();
  const { activityArn } = await client.send(new CreateActivityCommand({ name: 'a' }));
  const controller = new AbortController();
  const polled = client.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: controller.signal });
  controller.abort();
  await expect(polled).rejects.toMatchObject({ name: 'AbortError' });
  await expect(client.send(new ListActivitiesCommand({}), { abortSignal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('code in another process finds the harness by its environment', async () => {
  sfn.lambda('work', ({ n }: { n: number }) => ({ twice: 2 * n }));
  const machine = sfn.stateMachine({
    StartAt: 'Work',
    States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
  });
  const script = `
    const { SFNClient, StartExecutionCommand } = require('@aws-sdk/client-sfn');
    new SFNClient({}).send(new StartExecutionCommand({ stateMachineArn: process.argv[1], input: '{"n":21}' }))
      .then(({ executionArn }) => console.log(executionArn));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script, await machine.arn()], {
    cwd: path.join(__dirname, '../../..'),
    env: { PATH: process.env['PATH'], ...(await sfn.env()) },
  });
  const run = await sfn.execution(stdout.trim());
  expect({ status: run.status, output: run.output, path: run.path }).toEqual({
    status: 'SUCCEEDED',
    output: { twice: 42 },
    path: ['Work'],
  });
  expect(await sfn.endpoint).toBe(await sfn.endpoint);
});
