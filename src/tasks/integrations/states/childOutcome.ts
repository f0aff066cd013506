import type { TaskOutcome } from '../../../language/asl/task';
import { describedChild, states, type ChildDescription } from '../../awsServices/states';
import { jobFailure } from '../../awsServices/SyncJob';

/** How a `.sync` task ends when its child has ended. */
export function childOutcome(child: ChildDescription, version: 1 | 2): TaskOutcome {
  if (child.status === 'SUCCEEDED') return { output: describedChild(child, version) };
  return jobFailure(states.actions['startExecution']!.job!, describedChild(child, 1));
}
