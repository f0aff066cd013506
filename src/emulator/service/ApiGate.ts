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

  /** Throws ThrottlingException, and the exceptions for what is denied. */
  admit(operation: LoadedOperation, input: unknown, caller: Scope, by: CalledBy): void {
    if (this.throttle !== undefined) this.admitRate(this.throttle, operation, input, caller);
    if (this.denials.isEmpty) return;
    // Tasks that must not call are refused before they do.
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

/** What a client does, and to what. */
interface Right {
  readonly action: string;
  readonly arn: string | undefined;
}

/**
 * The rights that a call needs. AWS: who names a role needs the right to pass it, but for a test of a state with a mock;
 * who wants to see secrets needs one, too (guide). `input` is not checked yet.
 */
function rightsOf({ right }: LoadedOperation, input: unknown): readonly Right[] {
  const { roleArn, revealSecrets, mock } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const rights: Right[] = [{ action: right, arn: arnIn(input) }];
  if (revealSecrets === true) rights.push({ action: 'states:RevealSecrets', arn: undefined });
  if (typeof roleArn === 'string' && mock === undefined) rights.push({ action: 'iam:PassRole', arn: roleArn });
  return rights;
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
