import type { TaskOutcome } from '../../../language/asl/task';
import type { Json, JsonObject } from '../../../util/json';
import { states } from '../../awsServices/states';
import { jobFailure } from '../../awsServices/SyncJob';
import type { ChildDescription } from '../IntegrationIo';
import { parsedOrText } from '../jsonText';
import { sortMembers } from '../sortMembers';

/**
 * How a `.sync` task ends when its child has ended.
 *
 * AWS: the result is the child's description, with Input and Output as texts, parsed with `.sync:2`.
 */
export function childOutcome(child: ChildDescription, version: 1 | 2): TaskOutcome {
  if (child.status !== 'SUCCEEDED')
    return jobFailure(
      states.jobs!['startExecution']!,
      describe(child, (text) => text),
    );
  return { output: describe(child, version === 2 ? parsedOrText : (text) => text) };
}

function describe(child: ChildDescription, value: (text: string) => Json): JsonObject {
  const { executionArn, stateMachineArn, name, status, startDateMs, stopDateMs, input, output, error, cause } = child;
  return sortMembers({
    Cause: cause,
    Error: error,
    ExecutionArn: executionArn,
    Input: input === undefined ? undefined : value(input),
    InputDetails: input === undefined ? undefined : { Included: true },
    Name: name,
    Output: output === undefined ? undefined : value(output),
    OutputDetails: output === undefined ? undefined : { Included: true },
    RedriveCount: child.redriveCount,
    RedriveStatus: child.redriveStatus,
    RedriveStatusReason: child.redriveStatusReason,
    StartDate: startDateMs,
    StateMachineArn: stateMachineArn,
    Status: status,
    StopDate: stopDateMs,
  });
}
