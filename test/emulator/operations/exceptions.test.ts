import * as sdk from '@aws-sdk/client-sfn';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import {
  TestService,
  activityDefinition,
  otherDefinition,
  passDefinition,
  prefix,
  roleArn,
} from './support/testService';

/** Provokes an exception: the call that must fail with it comes last. */
type Provoke = (api: TestService) => Promise<readonly [operation: string, input: object]>;

const machineArn = `${prefix}:stateMachine:M`;
const activityArn = `${prefix}:activity:work`;
const executionArn = `${prefix}:execution:M:e`;
const kmsKeyId = 'alias/k';
const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId };
const machine = { name: 'M', roleArn, definition: passDefinition };

const exceptions: Readonly<Record<string, Provoke>> = {
  ActivityAlreadyExists: async (api) => {
    await api.call('CreateActivity', { name: 'work' });
    return ['CreateActivity', { name: 'work', encryptionConfiguration }];
  },
  ActivityDoesNotExist: async () => ['DescribeActivity', { activityArn }],
  ActivityLimitExceeded: async (api) => {
    await api.call('CreateActivity', { name: 'work' });
    return ['CreateActivity', { name: 'other' }];
  },
  ActivityWorkerLimitExceeded: async (api) => {
    await api.call('CreateActivity', { name: 'work' });
    void api.call('GetActivityTask', { activityArn });
    return ['GetActivityTask', { activityArn }];
  },
  ConflictException: async (api) => {
    await api.createMachine();
    return ['PublishStateMachineVersion', { stateMachineArn: machineArn, revisionId: 'stale' }];
  },
  ExecutionAlreadyExists: async (api) => {
    await api.call('StartExecution', { stateMachineArn: await api.createMachine(), name: 'e' });
    return ['StartExecution', { stateMachineArn: machineArn, name: 'e', input: '1' }];
  },
  ExecutionDoesNotExist: async () => ['DescribeExecution', { executionArn }],
  ExecutionLimitExceeded: async (api) => {
    await startWaiting(api);
    return ['StartExecution', { stateMachineArn: machineArn }];
  },
  ExecutionNotRedrivable: async (api) => {
    await startWaiting(api);
    return ['RedriveExecution', { executionArn }];
  },
  InvalidArn: async () => ['DescribeStateMachine', { stateMachineArn: 'x' }],
  InvalidDefinition: async () => ['CreateStateMachine', { ...machine, definition: '{}' }],
  InvalidEncryptionConfiguration: async () => [
    'CreateStateMachine',
    { ...machine, encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } },
  ],
  InvalidExecutionInput: async (api) => ['StartExecution', { stateMachineArn: await api.createMachine(), input: 'x' }],
  InvalidLoggingConfiguration: async () => [
    'CreateStateMachine',
    { ...machine, loggingConfiguration: { level: 'ALL' } },
  ],
  InvalidName: async () => ['CreateActivity', { name: 'a b' }],
  InvalidOutput: async (api) => ['SendTaskSuccess', { taskToken: await startWaiting(api), output: 'x' }],
  InvalidToken: async () => ['SendTaskHeartbeat', { taskToken: 'x' }],
  InvalidTracingConfiguration: async () => ['CreateStateMachine', { ...machine, tracingConfiguration: {} }],
  KmsAccessDeniedException: async (api) => {
    await api.createMachine('M', { encryptionConfiguration });
    api.service.answers.denials.add('test', 'kms:Decrypt', { resource: kmsKeyId });
    return ['DescribeStateMachine', { stateMachineArn: machineArn }];
  },
  KmsInvalidStateException: async (api) => {
    await api.createMachine('M', { encryptionConfiguration });
    api.service.answers.denials.add('test', 'kms:Decrypt', { kmsKeyState: 'PENDING_DELETION' });
    return ['StartExecution', { stateMachineArn: machineArn }];
  },
  MissingRequiredParameter: async (api) => ['UpdateStateMachine', { stateMachineArn: await api.createMachine() }],
  ResourceNotFound: async (api) => {
    await api.createMachine();
    return ['DescribeStateMachineAlias', { stateMachineAliasArn: `${machineArn}:live` }];
  },
  ServiceQuotaExceededException: async (api) => {
    await api.createMachine('M', { publish: true });
    const routingConfiguration = [{ stateMachineVersionArn: `${machineArn}:1`, weight: 100 }];
    for (let n = 0; n < 100; n++) await api.call('CreateStateMachineAlias', { name: `a${n}`, routingConfiguration });
    return ['CreateStateMachineAlias', { name: 'one-more', routingConfiguration }];
  },
  StateMachineAlreadyExists: async (api) => {
    await api.createMachine();
    return ['CreateStateMachine', { ...machine, definition: otherDefinition }];
  },
  StateMachineDeleting: async (api) => {
    await startWaiting(api);
    await api.call('DeleteStateMachine', { stateMachineArn: machineArn });
    return ['StartExecution', { stateMachineArn: machineArn }];
  },
  StateMachineDoesNotExist: async () => ['StartExecution', { stateMachineArn: machineArn }],
  StateMachineLimitExceeded: async (api) => {
    await api.createMachine();
    return ['CreateStateMachine', { ...machine, name: 'N' }];
  },
  StateMachineTypeNotSupported: async (api) => ['StartSyncExecution', { stateMachineArn: await api.createMachine() }],
  TaskDoesNotExist: async (api) => {
    const taskToken = await startWaiting(api);
    await api.call('SendTaskFailure', { taskToken });
    await api.call('DeleteActivity', { activityArn });
    return ['SendTaskHeartbeat', { taskToken }];
  },
  TaskTimedOut: async (api) => {
    const taskToken = await startWaiting(api);
    await api.call('SendTaskFailure', { taskToken });
    return ['SendTaskSuccess', { taskToken, output: '{}' }];
  },
  TooManyTags: async (api) => {
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    return ['TagResource', { resourceArn: await api.createMachine(), tags }];
  },
  ValidationException: async () => ['StartExecution', {}],
};

/** Exceptions of the model that nothing here throws, and why. */
const others: Readonly<Record<string, string>> = {
  KmsThrottlingException: 'there is no KMS whose calls could be counted',
};

const options: ServiceOptions = {
  quotas: { activities: 1, activityWorkers: 1, openExecutions: 1, stateMachines: 1 },
};

/** Starts an execution whose task is taken by a worker, and answers its token. */
async function startWaiting(api: TestService): Promise<string> {
  await api.call('CreateActivity', { name: 'work' });
  await api.createMachine('M', { definition: activityDefinition });
  await api.call('StartExecution', { stateMachineArn: machineArn, name: 'e' });
  return (await api.call('GetActivityTask', { activityArn })).taskToken;
}

const modelled = Object.entries(sdk)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof sdk.SFNServiceException)
  .map(([name]) => name);

test('every exception of the AWS SDK is provoked here, or listed with the reason why not', () => {
  expect(modelled.length).toBeGreaterThan(30);
  expect([...Object.keys(exceptions), ...Object.keys(others)].sort()).toEqual(modelled.sort());
});

test.each(Object.keys(exceptions))('%s', async (name) => {
  const api = new TestService(options);
  const [operation, input] = await exceptions[name]!(api);
  expect(await api.errorOf(operation, input)).toMatchObject({ code: name, message: expect.stringMatching(/./) });
  api.close();
});
