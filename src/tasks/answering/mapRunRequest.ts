import type { ItemsRequest, MapRunSubject, ResultsRequest } from '../../language/asl/mapRun';
import { parseResource, type TaskResource } from '../../language/asl/resource';
import type { TaskControl, TaskRequest } from '../../language/asl/task';

/** The call to S3 of a reader or writer, as those who answer tasks see calls. */
export function mapRunRequest(
  subject: MapRunSubject & Pick<ItemsRequest | ResultsRequest, 'parameters'>,
  resource: string,
): TaskRequest {
  const { executionArn, executionName, stateMachineArn, stateMachineName, roleArn, testCase, state, now } = subject;
  return {
    executionArn,
    executionName,
    stateMachineArn,
    stateMachineName,
    roleArn,
    testCase,
    state,
    resource: callOf(resource),
    parameters: subject.parameters ?? {},
    attempt: 0,
    invocation: 0,
    iterations: [],
    now,
  };
}

/** AWS: Map Runs call services as `aws-sdk:` tasks do: so their errors are written (recorded 2026, of other calls). */
function callOf(resource: string): TaskResource {
  return { ...(parseResource(resource) as Extract<TaskResource, { kind: 'integration' }>), awsSdk: true };
}

/** For a call that is no task: nobody ends it later, gives it up, or waits for it. */
export const noControl: TaskControl = {
  endTask: () => undefined,
  onAbandon: () => undefined,
  onOutcome: () => undefined,
  expectEndFrom: () => undefined,
};
