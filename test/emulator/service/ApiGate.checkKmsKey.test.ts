import { TestService, passDefinition, prefix, roleArn } from '../operations/support/testService';

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

test('what needs no key goes on: metadata, a stop without words, machines without one, other keys', async () => {
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

test('a state that no key has, or of what is no key, is refused', () => {
  const states =
    'kmsKeyState is for actions of kms: one of DISABLED, PENDING_DELETION, PENDING_IMPORT, UNAVAILABLE, CREATING.';
  expect(() => deny('kms:Decrypt', { kmsKeyState: 'GONE' })).toThrow(states);
  expect(() => deny('sqs:SendMessage', { kmsKeyState: 'DISABLED' })).toThrow(states);
});
