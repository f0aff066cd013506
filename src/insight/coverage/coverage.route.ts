import { route } from '../../emulator/control/Control';
import { anyObject, answered, count, described, list, text } from '../../emulator/control/schema/Schema';
import { describeInside, historyInside, executionsInside, rootOf } from '../../emulator/service/inspect';
import { partInside } from '../../emulator/service/partInside';
import type { Service } from '../../emulator/service/Service';
import type { StateMachineDefinition } from '../../language/asl/types';
import { readStory } from '../../story/trace/readStory';
import { type MachineCoverage, Tally } from './Tally';

export const readCoverage = route('GET /coverage', {
  summary:
    'What the executions since the last reset have run of their state machines, as `stepmill coverage` reads it.',
  description:
    'Written into a file whose name ends in `.stepmill-coverage.json`, it counts in the report of the folder. Ask before the reset.',
  answer: answered({
    stepmillCoverage: described(count, 'The version of this form: 1.'),
    machines: list(
      answered({
        name: text,
        definition: described(text, 'JSON, as it was deployed.'),
        hits: described(anyObject, 'How often each state, transition, rule, retrier and catcher was run.'),
        places: anyObject,
        files: anyObject,
        unknown: described(
          anyObject,
          'How many runs belong to one of several places, where the history does not say which.',
        ),
        notCounted: described(anyObject, 'What kept executions from being counted, and how many.'),
      }),
    ),
    forgotten: described(count, 'How many executions are no longer kept, so they were not counted.'),
  }),
  async handle({ service }) {
    await service.quiet();
    return { stepmillCoverage: 1, machines: coverageOf(service), forgotten: service.telemetry.forgotten };
  },
});

/** The coverage of each state machine by the executions of a service, including machines that never ran. */
function coverageOf(service: Service): readonly MachineCoverage[] {
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
    else
      tally.add(
        readStory(describeInside(execution), historyInside(service, execution.arn), {
          definition,
          ...partInside(execution),
        }),
      );
  }
  return [...tallies.values()].map((tally) => tally.result());
}
