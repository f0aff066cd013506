import type { Side } from '../../story/diff/Comparison';
import type { Origin } from '../../story/trace/Story';
import type { RecordedExecution, Recording } from './Recording';
import { storyOf, storyOfExecution } from './storyOf';

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
