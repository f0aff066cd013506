import type { Execution } from '../../../engine/executions/Execution';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { MachineCoverage } from '../../../story/coverage/Tally';
import { Tally } from '../../../story/coverage/Tally';
import { readStory } from '../../../story/trace/readStory';
import { describeInside, historyInside } from '../../service/inspect';
import type { Service } from '../../service/Service';
import { executionsInside } from '../../service/executionsInside';

/** The coverage of each state machine by the executions of a service, including machines that never ran. */
export function coverageOf(service: Service): readonly MachineCoverage[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (name: string, text: string, definition: StateMachineDefinition): Tally => {
    const key = `${name} ${text}`;
    let tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, (tally = new Tally(name, text, definition, undefined)));
    return tally;
  };
  for (const { name, revision } of service.inside.stateMachines.all())
    tallyOf(name, revision.definition, revision.program.definition);
  for (const execution of executionsInside(service)) {
    const { stateMachineName, revision } = rootOf(execution);
    const { definition } = revision.program;
    const tally = tallyOf(stateMachineName, revision.definition, definition);
    if (execution.harnessError !== undefined) tally.leaveOut('ended by a mistake in the test');
    else tally.add(readStory(describeInside(execution), historyInside(service, execution.arn), { definition }));
  }
  return [...tallies.values()].map((tally) => tally.result());
}

/** The execution whose Distributed Map began this one, if any: the states of items belong to its definition. */
function rootOf(execution: Execution): Execution {
  let root = execution;
  while (root.child !== undefined) root = root.child.mapRun.execution;
  return root;
}
