import { findTargetType } from '../operations/execution/findTarget';
import { requestError } from '../operations/model/requestError';
import type { Resources } from '../operations/OperationContext';
import type { LoadedOperation } from '../operations/operations';
import type { Denials } from '../../tasks/answering/denials/Denials';
import { partitionOf } from '../../util/partitionOf';
import type { Scope } from '../store/arns';
import { Throttle } from '../quotas/Throttle';
import { checkKmsKey } from './kms/checkKmsKey';

/**
 * The caller of an operation. `harness`: a harness on behalf of a test; it is neither throttled nor denied. `start`: a
 * rule, schedule, pipe or API, whose role was checked before.
 */
export type CalledBy = 'client' | 'task' | 'harness' | 'start';

/** Rejects throttled and denied calls before the operation runs. */
export class ApiGate {
  private readonly throttle: Throttle | undefined;

  constructor(
    private readonly resources: Resources,
    private readonly denials: Denials,
  ) {
    const { throttling } = resources.quotas;
    this.throttle = throttling === undefined ? undefined : new Throttle(throttling);
  }

  /** What it has counted; `undefined` if nothing is throttled. */
  get counted(): Pick<Throttle, 'used' | 'throttled'> | undefined {
    return this.throttle;
  }

  /** Throws ThrottlingException, and the exceptions for denied actions. */
  admit(operation: LoadedOperation, input: unknown, caller: Scope, by: CalledBy): void {
    if (this.throttle !== undefined) this.admitRate(this.throttle, operation, input, caller);
    if (this.denials.isEmpty) return;
    // Denied tasks are rejected before they call.
    if (by === 'client') this.checkRights(operation, input, caller);
    const members = (input ?? {}) as Readonly<Record<string, unknown>>;
    for (const check of operation.roleChecks ?? []) check(this.resources, this.denials, members);
    checkKmsKey(this.resources, this.denials, operation, input);
  }

  private checkRights(operation: LoadedOperation, input: unknown, caller: Scope): void {
    const denied = rightsOf(operation, input).find(({ action, arn }) => this.denials.ofClient(action, arn));
    if (denied === undefined) return;
    const { action, arn = '*' } = denied;
    const user = `arn:${partitionOf(caller.region)}:iam::${caller.accountId}:user/stepmill`;
    throw requestError(
      'com.amazon.coral.service',
      'AccessDeniedException',
      `User: ${user} is not authorized to perform: ${action} on resource: ${arn} ` +
        `because no identity-based policy allows the ${action} action`,
    );
  }

  private admitRate(
    throttle: Throttle,
    operation: LoadedOperation,
    input: unknown,
    { accountId, region }: Scope,
  ): void {
    const { name, bucket: aws } = operation;
    const express = aws?.express !== undefined && findTargetType(this.resources, input) === 'EXPRESS';
    if (throttle.take({ operation: name, aws, accountId, region, express }, this.resources.engine.now())) return;
    // AWS: recorded 2026.
    throw requestError('com.amazon.coral.availability', 'ThrottlingException', 'Rate exceeded');
  }
}

/** An action of a client, and its resource. */
interface Right {
  readonly action: string;
  readonly arn: string | undefined;
}

/**
 * The permissions that a call needs. AWS: a caller that names a role needs permission to pass it, except for a test of
 * a state with a mock; a caller that requests secrets needs a permission, too (guide). `input` is not checked yet.
 */
function rightsOf({ right }: LoadedOperation, input: unknown): readonly Right[] {
  const { roleArn, revealSecrets, mock } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const rights: Right[] = [{ action: right, arn: arnIn(input) }];
  if (revealSecrets === true) rights.push({ action: 'states:RevealSecrets', arn: undefined });
  if (typeof roleArn === 'string' && mock === undefined) rights.push({ action: 'iam:PassRole', arn: roleArn });
  return rights;
}

/** The ARN in an unchecked input. */
function arnIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const [, arn] =
    Object.entries(input).find(
      ([name, value]) => /Arn$/.test(name) && name !== 'roleArn' && typeof value === 'string',
    ) ?? [];
  return arn as string | undefined;
}
