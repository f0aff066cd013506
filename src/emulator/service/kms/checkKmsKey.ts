import type { EncryptionConfiguration } from '../../../engine/executions/MachineRevision';
import { ServiceError } from '../../../errors/ServiceError';
import type { KmsKeyState } from '../../../tasks/answering/denials/Denial';
import type { Denials } from '../../../tasks/answering/denials/Denials';
import type { KeyUse } from '../../operations/Operation';
import type { Resources } from '../../operations/OperationContext';
import type { LoadedOperation } from '../../operations/operations';

type Members = Readonly<Record<string, unknown>>;

/**
 * Throws KmsAccessDeniedException, KmsInvalidStateException or, if a key is only chosen,
 * InvalidEncryptionConfiguration, when the key that an operation needs is denied. `input` is not checked yet. The
 * service's own messages are not known.
 */
export function checkKmsKey(
  resources: Resources,
  denials: Denials,
  { name, key }: LoadedOperation,
  input: unknown,
): void {
  if (key === undefined || typeof input !== 'object' || input === null || isWithoutData(key, input)) return;
  const { kmsKeyId } = configurationOf(resources, input as Members) ?? {};
  const denied = kmsKeyId === undefined ? undefined : denials.ofResource(key.rights, kmsKeyId);
  if (denied === undefined) return;
  if (denied === true)
    throw new ServiceError('KmsAccessDeniedException', `The KMS key '${kmsKeyId}' must not be used for ${name}.`);
  const message = keyIsUnusable(kmsKeyId, denied);
  if (key.rights.includes('kms:DescribeKey'))
    throw new ServiceError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${message}`);
  throw new ServiceError('KmsInvalidStateException', message, { kmsKeyState: denied });
}

/** The service's own message is not known. */
export function keyIsUnusable(kmsKeyId: string | undefined, state: KmsKeyState): string {
  return `The KMS key '${kmsKeyId}' is ${state}.`;
}

/** AWS: metadata is not encrypted (model). */
function isWithoutData({ onlyWith }: KeyUse, input: object): boolean {
  const members = input as Members;
  if (members['includedData'] === 'METADATA_ONLY') return true;
  return onlyWith !== undefined && onlyWith.every((name) => members[name] === undefined);
}

function configurationOf(
  { stateMachines, activities, engine }: Resources,
  { encryptionConfiguration, stateMachineArn, executionArn, activityArn, taskToken }: Members,
): Partial<EncryptionConfiguration> | undefined {
  if (typeof encryptionConfiguration === 'object' && encryptionConfiguration !== null) return encryptionConfiguration;
  if (typeof executionArn === 'string') return engine.executions.get(executionArn)?.revision.encryptionConfiguration;
  if (typeof taskToken === 'string') return engine.tokens.executionOf(taskToken)?.revision.encryptionConfiguration;
  if (typeof activityArn === 'string') return activities.get(activityArn)?.encryptionConfiguration;
  const [unqualified = ''] = /^(?:[^:]*:){6}[^:/#]+/.exec(String(stateMachineArn)) ?? [];
  return stateMachines.get(unqualified)?.revision.encryptionConfiguration;
}
