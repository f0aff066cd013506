import type { EncryptionConfiguration } from '../../../engine/executions/MachineRevision';
import { ServiceError } from '../../../errors/ServiceError';
import type { KmsKeyState } from '../../../tasks/answering/denials/Denial';
import type { Denials } from '../../../tasks/answering/denials/Denials';
import type { Resources } from '../../operations/OperationContext';

/**
 * How an operation uses a resource's key, in its own name or in that of the execution: "Required permissions for API
 * callers" of "Data at rest encryption" in the AWS Step Functions guide, and what it says about execution roles. Other
 * operations need no key.
 */
const rights: Readonly<Record<string, readonly string[]>> = {
  CreateActivity: ['kms:DescribeKey'],
  CreateStateMachine: ['kms:DescribeKey', 'kms:GenerateDataKey'],
  UpdateStateMachine: ['kms:DescribeKey', 'kms:GenerateDataKey'],
  StartExecution: ['kms:Decrypt', 'kms:GenerateDataKey'],
  StartSyncExecution: ['kms:Decrypt'],
  DescribeStateMachine: ['kms:Decrypt'],
  DescribeStateMachineForExecution: ['kms:Decrypt'],
  DescribeExecution: ['kms:Decrypt'],
  GetExecutionHistory: ['kms:Decrypt'],
  GetActivityTask: ['kms:Decrypt'],
  SendTaskSuccess: ['kms:GenerateDataKey'],
  SendTaskFailure: ['kms:GenerateDataKey'],
  StopExecution: ['kms:GenerateDataKey'],
};

type Members = Readonly<Record<string, unknown>>;

/**
 * Throws KmsAccessDeniedException, KmsInvalidStateException or, if a key is only chosen,
 * InvalidEncryptionConfiguration, when the key that an operation needs is denied. `input` is not checked yet. The
 * service's own messages are not known.
 */
export function checkKmsKey(resources: Resources, denials: Denials, operation: string, input: unknown): void {
  const needed = rights[operation];
  if (needed === undefined || typeof input !== 'object' || input === null || isWithoutData(operation, input)) return;
  const { kmsKeyId } = configurationOf(resources, input as Members) ?? {};
  const denied = kmsKeyId === undefined ? undefined : denials.ofResource(needed, kmsKeyId);
  if (denied === undefined) return;
  if (denied === true)
    throw new ServiceError('KmsAccessDeniedException', `The KMS key '${kmsKeyId}' must not be used for ${operation}.`);
  const message = keyIsUnusable(kmsKeyId, denied);
  if (needed.includes('kms:DescribeKey'))
    throw new ServiceError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${message}`);
  throw new ServiceError('KmsInvalidStateException', message, { kmsKeyState: denied });
}

/** The service's own message is not known. */
export function keyIsUnusable(kmsKeyId: string | undefined, state: KmsKeyState): string {
  return `The KMS key '${kmsKeyId}' is ${state}.`;
}

/** AWS: metadata is not encrypted, so a stop or a failure without error and cause needs no key (model). */
function isWithoutData(operation: string, input: object): boolean {
  const { includedData, error, cause } = input as Members;
  const isEnd = operation === 'StopExecution' || operation === 'SendTaskFailure';
  return includedData === 'METADATA_ONLY' || (isEnd && error === undefined && cause === undefined);
}

function configurationOf(
  { stateMachines, activities, engine }: Resources,
  { encryptionConfiguration, stateMachineArn, executionArn, activityArn, taskToken }: Members,
): Partial<EncryptionConfiguration> | undefined {
  if (typeof encryptionConfiguration === 'object' && encryptionConfiguration !== null) return encryptionConfiguration;
  if (typeof executionArn === 'string') return engine.get(executionArn)?.revision.encryptionConfiguration;
  if (typeof taskToken === 'string') return engine.tokens.executionOf(taskToken)?.revision.encryptionConfiguration;
  if (typeof activityArn === 'string') return activities.get(activityArn)?.encryptionConfiguration;
  const [unqualified = ''] = /^(?:[^:]*:){6}[^:/#]+/.exec(String(stateMachineArn)) ?? [];
  return stateMachines.get(unqualified)?.revision.encryptionConfiguration;
}
