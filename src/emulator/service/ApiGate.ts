import { findTargetType } from '../operations/execution/findTarget';
import { requestError } from '../operations/model/requestError';
import type { Resources } from '../operations/OperationContext';
import type { Denials } from '../../tasks/answering/denials/Denials';
import { partitionOf } from '../../util/partitionOf';
import type { Scope } from '../store/arns';
import { Throttle } from '../quotas/Throttle';
import { ServiceError } from '../../errors/ServiceError';
import type { EncryptionConfiguration } from '../../engine/executions/MachineRevision';

/**
 * Who calls an operation. `harness`: a harness that does or reads what a test asks for; it is neither throttled nor
 * denied.
 */
export type CalledBy = 'client' | 'task' | 'harness';

/** Refuses calls that are too many or not allowed, before the operation runs. */
export class ApiGate {
  private readonly throttle: Throttle | undefined;

  constructor(
    private readonly resources: Resources,
    private readonly denials: Denials,
  ) {
    const { throttling } = resources.quotas;
    this.throttle = throttling === undefined ? undefined : new Throttle(throttling);
  }

  /** What it has counted of the API; `undefined` when nothing is throttled. */
  get counted(): Pick<Throttle, 'used' | 'throttled'> | undefined {
    return this.throttle;
  }

  /** Throws ThrottlingException, and AccessDeniedException to clients: tasks are refused before they call. */
  admit(operation: string, input: unknown, caller: Scope, by: CalledBy): void {
    if (this.throttle !== undefined) this.admitRate(this.throttle, operation, input, caller);
    if (by === 'task' || this.denials.isEmpty) return;
    const arn = arnIn(input);
    if (!this.denials.ofCall(operation, arn)) {
      checkManagedRule(this.resources, this.denials, operation, input);
      checkKmsKey(this.resources, this.denials, operation, input);
      return;
    }
    const action = `states:${operation}`;
    const user = `arn:${partitionOf(caller.region)}:iam::${caller.accountId}:user/stepmill`;
    throw requestError(
      'com.amazon.coral.service',
      'AccessDeniedException',
      `User: ${user} is not authorized to perform: ${action} on resource: ${arn ?? '*'} ` +
        `because no identity-based policy allows the ${action} action`,
    );
  }

  private admitRate(throttle: Throttle, operation: string, input: unknown, { accountId, region }: Scope): void {
    const express = operation === 'StartExecution' && findTargetType(this.resources, input) === 'EXPRESS';
    if (throttle.take({ operation, accountId, region, express }, this.resources.engine.now())) return;
    // AWS: recorded 2026.
    throw requestError('com.amazon.coral.availability', 'ThrottlingException', 'Rate exceeded');
  }
}

/** The ARN in an input that is not checked yet. */
function arnIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const [, arn] =
    Object.entries(input).find(
      ([name, value]) => /Arn$/.test(name) && name !== 'roleArn' && typeof value === 'string',
    ) ?? [];
  return arn as string | undefined;
}

const ruleRights = ['events:PutRule', 'events:PutTargets', 'events:DescribeRule'];
const ruleName = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

/**
 * Throws AccessDeniedException when a machine that waits for nested executions is saved with a role that must not
 * manage the rule by which Step Functions learns of their ends. AWS: recorded 2026. `input` is not checked yet.
 */
function checkManagedRule({ stateMachines }: Resources, denials: Denials, operation: string, input: unknown): void {
  if (operation !== 'CreateStateMachine' && operation !== 'UpdateStateMachine') return;
  const { definition, roleArn, stateMachineArn } = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof definition !== 'string' || !definition.includes(':states:startExecution.sync')) return;
  if (denials.ofResource(ruleRights, ruleName) === undefined) return;
  const arn = typeof stateMachineArn === 'string' ? stateMachineArn : '';
  const role = typeof roleArn === 'string' ? roleArn : (stateMachines.get(arn)?.revision.roleArn ?? '');
  const message = `'${role}' is not authorized to create managed-rule.`;
  throw requestError('com.amazonaws.swf.service.v2.model', 'AccessDeniedException', message);
}

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
function checkKmsKey(resources: Resources, denials: Denials, operation: string, input: unknown): void {
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
