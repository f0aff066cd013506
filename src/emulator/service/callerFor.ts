import type { Caller } from '../operations/OperationContext';
import { parseArn, type Scope } from '../store/arns';

/** The caller on behalf of an execution, in its account and region; `undefined` if those are the service's own. */
export function callerFor(own: Scope, executionArn: string | undefined): Caller | undefined {
  if (executionArn === undefined) return undefined;
  const { accountId, region } = parseArn(executionArn, 'execution', 'express');
  return accountId === own.accountId && region === own.region ? undefined : { accountId, region };
}
