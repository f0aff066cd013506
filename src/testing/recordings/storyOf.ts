import type { StateMachineDefinition } from '../../language/asl/types';
import { readStory } from '../../story/trace/readStory';
import type { Origin, Story } from '../../story/trace/Story';
import type { Side } from '../../story/diff/Comparison';
import type { RecordedExecution, Recording } from './Recording';

/** The story of a recorded execution: with its definition as it was then, unless `origin` has another. */
export function storyOf({ stateMachine, execution }: Recording, origin: Origin = {}): Story {
  const definition = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  return storyOfExecution(execution, { definition, ...origin });
}

/** The story of an execution: of a child of a Map Run, say. */
export function storyOfExecution({ description, events }: RecordedExecution, origin: Origin): Story {
  return readStory(description, events, origin);
}

/** A recorded execution as one side of a comparison, with the children of its Map Runs. */
export function sideOf(recording: Recording, origin: Origin = {}): Side {
  return sideOfExecution(recording.execution, storyOf(recording, origin).origin);
}

/** As `sideOf`, for an execution alone. Children of which some were left out are not at hand. */
export function sideOfExecution(execution: RecordedExecution, origin: Origin): Side {
  const runs = new Map(execution.mapRuns.map((run) => [run.description['mapRunArn'], run]));
  return {
    story: storyOfExecution(execution, origin),
    children: (mapRunArn) => {
      const run = runs.get(mapRunArn);
      if (run === undefined || run.childrenLeftOut > 0) return undefined;
      return run.children.map((child) => sideOfExecution(child, origin));
    },
  };
}
