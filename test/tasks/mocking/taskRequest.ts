import { parseResource } from '../../../src/language/asl/resource';
import type { TaskRequest } from '../../../src/contract/task';

/** A task's request, as the engine would make it, with whatever the test is about. */
export function taskRequest({
  resource = 'arn:aws:states:::lambda:invoke',
  ...given
}: Partial<Omit<TaskRequest, 'resource'>> & { resource?: string } = {}): TaskRequest {
  return {
    executionArn: 'arn:aws:states:us-east-1:123456789012:execution:Order:run-1',
    executionName: 'run-1',
    stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Order',
    stateMachineName: 'Order',
    roleArn: 'arn:aws:iam::123456789012:role/any',
    state: 'Charge',
    resource: parseResource(resource.startsWith('arn:') ? resource : `arn:aws:states:::${resource}`)!,
    parameters: { FunctionName: 'charge', Payload: { orderId: 1 } },
    attempt: 0,
    invocation: 0,
    iterations: [],
    now: Date.UTC(2026, 0, 2, 3, 4, 5),
    ...given,
  };
}

export const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
export const activityArn = 'arn:aws:states:us-east-1:123456789012:activity:approve';
