import { findTargetType } from '../operations/execution/findTarget';
import { requestError } from '../operations/model/requestError';
import type { Resources } from '../operations/OperationContext';
import type { Scope } from '../store/arns';
import { Throttle, type ThrottledCall } from '../quotas/Throttle';

/**
 * On whose behalf an operation is called. `harness`: what a harness calls to do and read what a test asks for; it is
 * neither throttled nor denied.
 */
export type CalledBy = 'client' | 'task' | 'harness';

/** What stands before the operations: whoever calls too often is turned away. */
export class ApiGate {
  private readonly resources: Resources;
  private readonly throttle: Throttle | undefined;

  constructor(resources: Resources) {
    this.resources = resources;
    const { throttling } = resources.quotas;
    this.throttle = throttling === undefined ? undefined : new Throttle(throttling);
  }

  get throttled(): readonly ThrottledCall[] {
    return this.throttle?.throttled ?? [];
  }

  /** Throws ThrottlingException. */
  admit(operation: string, input: unknown, { accountId, region }: Scope): void {
    if (this.throttle === undefined) return;
    const express = operation === 'StartExecution' && findTargetType(this.resources, input) === 'EXPRESS';
    if (this.throttle.take({ operation, accountId, region, express }, this.resources.engine.now())) return;
    // AWS: recorded 2026.
    throw requestError('com.amazon.coral.availability', 'ThrottlingException', 'Rate exceeded');
  }
}
