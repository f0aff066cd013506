import { ServiceError } from '../../errors/ServiceError';
import type { Denials } from '../../tasks/answering/denials/Denials';
import type { Resources } from '../operations/OperationContext';
import type { EncryptionConfiguration } from '../../engine/executions/MachineRevision';

/** What an operation does with a resource's key. Other operations need no key. */
const rights: Readonly<Record<string, readonly string[]>> = {
  CreateActivity: ['kms:DescribeKey', 'kms:GenerateDataKey'],
  CreateStateMachine: ['kms:DescribeKey', 'kms:GenerateDataKey'],
  UpdateStateMachine: ['kms:DescribeKey', 'kms:GenerateDataKey'],
  StartExecution: ['kms:Decrypt', 'kms:GenerateDataKey'],
  StartSyncExecution: ['kms:Decrypt', 'kms:GenerateDataKey'],
  DescribeStateMachine: ['kms:Decrypt'],
  DescribeStateMachineForExecution: ['kms:Decrypt'],
  DescribeExecution: ['kms:Decrypt'],
  GetExecutionHistory: ['kms:Decrypt'],
  GetActivityTask: ['kms:Decrypt'],
  StopExecution: ['kms:GenerateDataKey'],
};

type Members = Readonly<Record<string, unknown>>;

/**
 * Throws KmsAccessDeniedException, KmsInvalidStateException or, where a key is only chosen,
 * InvalidEncryptionConfiguration, when the key that an operation needs is denied. `input` is not checked yet. The
 * service's own texts are not known.
 */
export function checkKmsKey(resources: Resources, denials: Denials, operation: string, input: unknown): void {
  const needed = rights[operation];
  if (needed === undefined || typeof input !== 'object' || input === null || isWithoutData(operation, input)) return;
  const { kmsKeyId } = configurationOf(resources, input as Members) ?? {};
  const denied = kmsKeyId === undefined ? undefined : denials.ofResource(needed, kmsKeyId);
  if (denied === undefined) return;
  if (denied === true)
    throw new ServiceError('KmsAccessDeniedException', `The KMS key '${kmsKeyId}' must not be used for ${operation}.`);
  const message = `The KMS key '${kmsKeyId}' is ${denied}.`;
  if (needed.includes('kms:DescribeKey'))
    throw new ServiceError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${message}`);
  throw new ServiceError('KmsInvalidStateException', message, { kmsKeyState: denied });
}

/** AWS: metadata is not encrypted, so a stop without error and cause needs no key. */
function isWithoutData(operation: string, input: object): boolean {
  const { includedData, error, cause } = input as Members;
  return (
    includedData === 'METADATA_ONLY' || (operation === 'StopExecution' && error === undefined && cause === undefined)
  );
}

function configurationOf(
  { stateMachines, activities, engine }: Resources,
  { encryptionConfiguration, stateMachineArn, executionArn, activityArn }: Members,
): Partial<EncryptionConfiguration> | undefined {
  if (typeof encryptionConfiguration === 'object' && encryptionConfiguration !== null) return encryptionConfiguration;
  if (typeof executionArn === 'string') return engine.get(executionArn)?.revision.encryptionConfiguration;
  if (typeof activityArn === 'string') return activities.get(activityArn)?.encryptionConfiguration;
  const [unqualified = ''] = /^(?:[^:]*:){6}[^:/#]+/.exec(String(stateMachineArn)) ?? [];
  return stateMachines.get(unqualified)?.revision.encryptionConfiguration;
}
