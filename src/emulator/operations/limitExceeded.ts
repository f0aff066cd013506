import { ServiceError } from '../../errors/ServiceError';
import type { Scope } from '../store/arns';
import type { Resources } from './OperationContext';

/** What is limited, and the exception for one too many. AWS's messages are not known. */
const limits = {
  stateMachines: ['StateMachineLimitExceeded', 'state machines'],
  activities: ['ActivityLimitExceeded', 'activities'],
  activityWorkers: ['ActivityWorkerLimitExceeded', 'workers that wait for tasks of the activity'],
  openExecutions: ['ExecutionLimitExceeded', 'running executions'],
} as const;

/** Throws a quota's exception if it is used up. `count` is called only if there is such a quota. */
export function checkQuota({ quotas }: Resources, name: keyof typeof limits, count: () => number): void {
  const most = quotas[name];
  if (most === undefined || count() < most) return;
  const [code, what] = limits[name];
  throw new ServiceError(code, `There are ${most} ${what}, which is the most there may be.`);
}

/** Throws ExecutionLimitExceeded if no further Standard execution may run in an account and region. */
export function checkOpenExecutions(resources: Resources, { accountId, region }: Scope): void {
  checkQuota(resources, 'openExecutions', () => {
    const owner = `:states:${region}:${accountId}:execution:`;
    let count = 0;
    for (const { status, arn } of resources.engine.executions.all())
      if (status === 'RUNNING' && arn.includes(owner)) count += 1;
    return count;
  });
}
