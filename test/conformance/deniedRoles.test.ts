import { mock, service } from '../../src/tasks/mocking/scripts';
import { roleArn } from '../emulator/operations/support/testService';
import { useScenario } from './support/Scenario';

// Nobody's permissions are checked here; a test that wants to see its workflow denied says so with a script.
const s = useScenario();
const input = '{"order": 7}';
const region = 'us-east-1';
const run = (Resource: string, Parameters: object, more: object = {}) =>
  s.run(
    {
      StartAt: 'Read',
      States: { Read: { Type: 'Task', Resource, Parameters, TimeoutSeconds: 25, End: true, ...more } },
    },
    input,
  );

test('a role that cannot be assumed fails the first task', async () => {
  const cause = `The principal states.amazonaws.com is not authorized to assume the provided role. (role: ${roleArn})`;
  s.service.mocks.use(mock('Read').throws('States.TaskFailed', cause));
  const Parameters = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' };
  const arn = await run('arn:aws:states:::aws-sdk:sqs:sendMessage', Parameters);
  const task = { resourceType: 'aws-sdk:sqs', resource: 'sendMessage' };
  const failure = { error: 'States.TaskFailed', cause };
  expect(await s.describe(arn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE', ...failure });
  expect(await s.history(arn)).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 TaskStateEntered', { name: 'Read', input }],
    ['3<2 TaskScheduled', { ...task, region, parameters: JSON.stringify(Parameters), timeoutInSeconds: 25 }],
    ['4<3 TaskStarted', task],
    ['5<4 TaskFailed', { ...task, ...failure }],
    ['6<5 ExecutionFailed', failure],
  ]);
});

test('the scheduled event includes the role of Credentials, and a denial has both ids of S3', async () => {
  const message =
    'User: arn:aws:sts::123456789012:assumed-role/reader/s is not authorized to perform: s3:GetObject on resource: ' +
    '"arn:aws:s3:::orders/7" because no identity-based policy allows the s3:GetObject action';
  s.service.mocks.use(
    service('aws-sdk:s3', 'getObject').fails('AccessDeniedException', message, { statusCode: 403, modelled: true }),
  );
  const RoleArn = 'arn:aws:iam::123456789012:role/reader';
  const Parameters = { Bucket: 'orders', Key: '7' };
  const arn = await run('arn:aws:states:::aws-sdk:s3:getObject', Parameters, { Credentials: { RoleArn } });
  const task = { resourceType: 'aws-sdk:s3', resource: 'getObject' };
  const { cause } = await s.describe(arn);
  expect(cause.replace(/Request ID: [^,)]+/g, 'Request ID: <id>')).toBe(
    `${message} (Service: S3, Status Code: 403, Request ID: <id>, Extended Request ID: <id>) (SDK Attempt Count: 1)`,
  );
  const failure = { error: 'S3.AccessDeniedException', cause };
  const scheduled = {
    ...task,
    region,
    parameters: JSON.stringify(Parameters),
    timeoutInSeconds: 25,
    taskCredentials: { roleArn: RoleArn },
  };
  expect(await s.history(arn)).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 TaskStateEntered', { name: 'Read', input }],
    ['3<2 TaskScheduled', scheduled],
    ['4<3 TaskStarted', task],
    ['5<4 TaskFailed', { ...task, ...failure }],
    ['6<5 ExecutionFailed', failure],
  ]);
});
