import { TestService, activityDefinition, passDefinition, prefix, roleArn } from '../../operations/support/testService';

const kmsKeyId = 'alias/orders';
const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId };
const stateMachineArn = `${prefix}:stateMachine:M`;
const activityArn = `${prefix}:activity:a`;
let api: TestService;
let executionArn: string;

beforeEach(async () => {
  api = new TestService();
  await api.createMachine('M', { encryptionConfiguration });
  await api.createMachine('Sync', { encryptionConfiguration, type: 'EXPRESS' });
  await api.createMachine('Free');
  await api.call('CreateActivity', { name: 'a', encryptionConfiguration });
  executionArn = (await api.call('StartExecution', { stateMachineArn, name: 'e' })).executionArn;
});
afterEach(() => api.close());

const deny = (action: string, filter?: object): void => api.service.answers.denials.add('test', action, filter);
const codeOf = async (operation: string, input: object): Promise<unknown> =>
  ((await api.errorOf(operation, input)) as { code: string }).code;

test('without the right to the key, nothing that is encrypted is read or written', async () => {
  deny('kms:*', { resource: kmsKeyId });
  const denied = [
    ['DescribeStateMachine', { stateMachineArn }],
    ['DescribeStateMachineForExecution', { executionArn }],
    ['DescribeExecution', { executionArn }],
    ['GetExecutionHistory', { executionArn }],
    ['StartExecution', { stateMachineArn }],
    ['StartSyncExecution', { stateMachineArn: `${prefix}:stateMachine:Sync` }],
    ['StopExecution', { executionArn, error: 'E' }],
    ['GetActivityTask', { activityArn }],
    ['UpdateStateMachine', { stateMachineArn, roleArn }],
    ['CreateActivity', { name: 'b', encryptionConfiguration }],
    ['CreateStateMachine', { name: 'N', definition: passDefinition, roleArn, encryptionConfiguration }],
  ] as const;
  for (const [operation, input] of denied)
    expect([operation, await codeOf(operation, input)]).toEqual([operation, 'KmsAccessDeniedException']);
});

test('who only reads writes no data key, and an activity has nothing to encrypt when it is made', async () => {
  deny('kms:GenerateDataKey', { resource: kmsKeyId });
  await api.call('StartSyncExecution', { stateMachineArn: `${prefix}:stateMachine:Sync` });
  await api.call('CreateActivity', { name: 'b', encryptionConfiguration });
  expect(await codeOf('StartExecution', { stateMachineArn })).toBe('KmsAccessDeniedException');
});

test('encrypts the end of a task, except a failure without a message', async () => {
  await api.call('CreateActivity', { name: 'work' });
  await api.createMachine('Work', { definition: activityDefinition, encryptionConfiguration });
  await api.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:Work` });
  const { taskToken } = await api.call('GetActivityTask', { activityArn: `${prefix}:activity:work` });
  deny('kms:*', { resource: kmsKeyId });
  expect(await codeOf('SendTaskSuccess', { taskToken, output: '{}' })).toBe('KmsAccessDeniedException');
  expect(await codeOf('SendTaskFailure', { taskToken, error: 'E' })).toBe('KmsAccessDeniedException');
  expect(await api.call('SendTaskFailure', { taskToken })).toEqual({});
});

test('a task that starts an execution requires the key, too', async () => {
  const Resource = 'arn:aws:states:::states:startExecution';
  const nest = { Type: 'Task', Resource, Parameters: { StateMachineArn: stateMachineArn }, End: true };
  const outer = await api.createMachine('Outer', {
    definition: JSON.stringify({ StartAt: 'Nest', States: { Nest: nest } }),
  });
  deny('kms:Decrypt', { resource: kmsKeyId });
  const started = await api.call('StartExecution', { stateMachineArn: outer });
  await api.service.execution(started.executionArn)!.ended();
  const { status, error } = await api.call('DescribeExecution', { executionArn: started.executionArn });
  expect([status, error]).toEqual(['FAILED', 'StepFunctions.KmsAccessDeniedException']);
});

test('needs no key for metadata, a stop without a message, machines without a key, other keys', async () => {
  deny('kms:*', { resource: kmsKeyId });
  await api.call('DescribeStateMachine', { stateMachineArn, includedData: 'METADATA_ONLY' });
  await api.call('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' });
  await api.call('StopExecution', { executionArn });
  await api.call('ListExecutions', { stateMachineArn });
  await api.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:Free` });
  api.service.answers.denials.clear('test');
  deny('kms:Decrypt', { resource: 'alias/other' });
  await api.call('DescribeExecution', { executionArn });
});

test('a key that is disabled', async () => {
  deny('kms:*', { resource: kmsKeyId, kmsKeyState: 'DISABLED' });
  expect(await api.errorOf('DescribeExecution', { executionArn })).toEqual({
    code: 'KmsInvalidStateException',
    message: "The KMS key 'alias/orders' is DISABLED.",
    kmsKeyState: 'DISABLED',
  });
  expect(await codeOf('CreateActivity', { name: 'b', encryptionConfiguration })).toBe('InvalidEncryptionConfiguration');
});

test('rejects an unknown state of a key, and an ARN that is not a key', () => {
  const states =
    'kmsKeyState is for actions of kms: one of DISABLED, PENDING_DELETION, PENDING_IMPORT, UNAVAILABLE, CREATING.';
  expect(() => deny('kms:Decrypt', { kmsKeyState: 'GONE' })).toThrow(states);
  expect(() => deny('sqs:SendMessage', { kmsKeyState: 'DISABLED' })).toThrow(states);
});
