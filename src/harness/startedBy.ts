import { parseJson } from '../util/json';
import type { Harness } from './Harness';
import type { StartedByReport } from './run/StartReport';
import { StartedRun } from './run/StartedRun';

/** What has become of a target: an execution was started, or not. */
interface Outcome {
  readonly executionArn?: string;
  /** JSON text. */
  readonly input?: string;
}

/** The executions that a rule, schedule, pipe or API has started. */
export function startedBy(harness: Harness, by: string, outcomes: readonly Outcome[]): readonly StartedByReport[] {
  return outcomes.flatMap(({ executionArn, input }) => {
    if (executionArn === undefined) return [];
    // An Express execution has the name of its machine in the same place.
    const stateMachine = executionArn.split(':')[6]!;
    const run = new StartedRun(harness, executionArn, harness.originOf(stateMachine));
    return [{ by, stateMachine, input: parseJson(input!), run }];
  });
}
