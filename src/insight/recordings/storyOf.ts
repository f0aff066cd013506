import { eventKinds } from '../../contract/historyEvents';
import type { StateMachineDefinition } from '../../language/asl/types';
import { readStory } from '../../story/trace/readStory';
import type { Origin, Story } from '../../story/trace/Story';
import type { Side } from '../diff/Comparison';
import type { RecordedExecution, Recording } from './Recording';

/** The story of a recorded execution: with its definition at that time, unless `origin` has another. */
export function storyOf({ stateMachine, execution }: Recording, origin: Origin = {}): Story {
  const definition = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  return storyOfExecution(execution, { definition, ...origin });
}

/** The story of an execution, such as a child of a Map Run. */
export function storyOfExecution({ description, events }: RecordedExecution, origin: Origin): Story {
  return readStory(description, events, origin);
}

/** A recorded execution as one side of a comparison, with the children of its Map Runs. */
export function sideOf(recording: Recording, origin: Origin = {}): Side {
  return sideOfExecution(recording.execution, storyOf(recording, origin).origin);
}

/** Like `sideOf`, for an execution alone. If some children were left out, none are available. */
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

/** The event with which an execution of each status ends. */
const ends: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(eventKinds).flatMap(([type, { status = 'RUNNING' } = {}]) =>
    status === 'RUNNING' ? [] : [[status, type]],
  ),
);

/** The error of an execution that a HarnessError, such as a missing answer, has ended. */
const mistakeError = 'Stepmill.HarnessError';

/**
 * Why a recorded execution is incomplete, as a sentence; `undefined` if it is complete. An incomplete one never agrees
 * with another.
 */
export function whyIncomplete({ description, events }: RecordedExecution): string | undefined {
  const { status, redriveCount } = description;
  const end = typeof status === 'string' && Object.hasOwn(ends, status) ? ends[status] : undefined;
  if (end === undefined) return `The execution had not ended: its status is ${String(status)}.`;
  if (description['error'] === mistakeError)
    return `A mistake in the setup ended it, not the workflow: ${String(description['cause'])}`;
  if (events === undefined) return 'It has no history: AWS keeps none for Express executions.';
  if (events.length === 0) return 'Its history has no events.';
  const list = events as readonly { readonly id: number; readonly type: string }[];
  const gap = list.findIndex(({ id }, index) => id !== index + 1);
  if (gap >= 0) return `Its history has no event ${gap + 1}: it is incomplete.`;
  if (list[0]!.type !== 'ExecutionStarted') return `Its history does not begin with ExecutionStarted.`;
  const last = list.at(-1)!;
  if (last.type !== end)
    return `Its history ends with event ${last.id}, ${last.type}, instead of ${end}: it is incomplete.`;
  const redrives = list.filter(({ type }) => type === 'ExecutionRedriven').length;
  if (typeof redriveCount === 'number' && redriveCount !== redrives)
    return `Its history has ${redrives} redrives of ${redriveCount}: it is incomplete.`;
  return undefined;
}
