import type { Difference } from '../../../story/diff/Comparison';
import type { StateMachineDefinition } from '../../../language/asl/types';
import type { WalkedState } from '../../../language/asl/walk';
import { findState } from '../../../story/trace/findState';
import { member } from '../../../util/json';
import { printJson } from '../../../util/ExactNumber';
import { formatCount } from '../../../util/formatCount';
import type { RecordedExecution, Recording } from '../Recording';
import { type Replay, NotRecordedError } from './Replay';
import type { WholeMap } from './wholeMaps';

/** What came of playing children one by one. */
interface ReplayedChildren {
  readonly differences: readonly Difference[];
  readonly notCompared: readonly string[];
  readonly unanswered: NotRecordedError | undefined;
}

/** Plays the children of the Map Runs whose items are not recorded, each by itself, on the processor as it is now. */
export async function replayChildren(
  recording: Recording,
  definition: string,
  wholeMaps: readonly WholeMap[],
  replay: (child: Recording, options: { definition: string }) => Promise<Replay>,
): Promise<ReplayedChildren> {
  const machine = JSON.parse(definition) as StateMachineDefinition;
  const differences: Difference[] = [];
  const notCompared: string[] = [];
  let unanswered: NotRecordedError | undefined;
  for (const { state, mapRuns, playable } of wholeMaps) {
    const now = findState(machine, state.name);
    const children = mapRuns.flatMap((run) => run.children);
    const left = mapRuns.reduce((sum, run) => sum + run.childrenLeftOut, 0);
    if (!playable) {
      const count = formatCount(children.length + left, 'child', 'children');
      notCompared.push(
        `${count} of the Distributed Map '${state.name}': the recording does not have all of their histories`,
      );
    }
    if (now === undefined || !playable) continue;
    for (const [index, child] of children.entries()) {
      const played = await replay(recordingOfChild(recording, state, child), { definition: processorOf(now, machine) });
      const around = { state: state.name, kind: 'child', index } as const;
      for (const one of played.comparison.differences)
        differences.push({ ...one, place: { ...one.place, within: [around, ...one.place.within] } });
      notCompared.push(...played.comparison.notCompared);
      if (played.verdict === 'unanswered' || played.verdict === 'unusable')
        unanswered ??= new NotRecordedError(state.name, `Child ${index} of '${state.name}': ${played.reason}`);
    }
  }
  return { differences, notCompared: [...new Set(notCompared)], unanswered };
}

function recordingOfChild(recording: Recording, state: WalkedState, execution: RecordedExecution): Recording {
  const machine = JSON.parse(recording.stateMachine.definition) as StateMachineDefinition;
  return {
    ...recording,
    stateMachine: { ...recording.stateMachine, definition: processorOf(state, machine) },
    execution,
  };
}

/** The definition that the children of a Map Run run. */
function processorOf({ blocks }: WalkedState, machine: StateMachineDefinition): string {
  const { object } = blocks[0]!;
  const language = machine.QueryLanguage === undefined ? {} : { QueryLanguage: machine.QueryLanguage };
  return printJson({ ...language, StartAt: member(object, 'StartAt')!, States: member(object, 'States')! });
}
