import { compareExecutions } from '../../story/diff/compareExecutions';
import type { Comparison } from '../../story/diff/Comparison';
import type { Story } from '../../story/trace/Story';
import type { Recording } from './Recording';
import { placeOfFirst } from './replay/placeOfFirst';
import { type DefinitionPlace, replayOf } from './replay/Replay';
import { isScrubbed } from './scrub/Pseudonyms';
import { sideOf } from './storyOf';
import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';

/** An execution, compared with a recorded one. */
interface ComparedWithRecording {
  readonly comparison: Comparison;
  /** The place in today's definition that made the first difference. */
  readonly place: DefinitionPlace | undefined;
  /** Something that could not be compared. */
  readonly unseen: string | undefined;
}

/** Compares an execution with a recorded one; of a replay of that one, everything is known already. */
export function compareWithRecording(story: Story, recording: Recording): ComparedWithRecording {
  const replay = replayOf(story);
  if (replay !== undefined && isSame(replay.recording, recording))
    return { comparison: replay.comparison, place: replay.place, unseen: undefined };
  const recorded = sideOf(recording);
  const comparison = compareExecutions(
    recorded,
    { story },
    {
      isSame: (difference) => isScrubbed(recording, difference),
    },
  );
  const [first] = comparison.differences;
  const { definition, locate } = story.origin;
  const place =
    first === undefined || definition === undefined
      ? undefined
      : placeOfFirst(first, story, { recorded: recorded.story.origin.definition!, played: definition, locate });
  return { comparison, place, unseen: comparison.notCompared[0] };
}

function isSame(one: Recording, other: Recording): boolean {
  return JSON.stringify(one.execution) === JSON.stringify(other.execution);
}

/**
 * Why a recording is of another state machine than an execution, in a sentence; `undefined` when they can be compared: by
 * the name of the machine, or, since a deployed one has a longer name, by the state that it begins with.
 */
export function whyOtherMachine({ stateMachine }: Recording, story: Story): string | undefined {
  const name = story.executionArn.split(':')[6]!.split('/')[0]!;
  if (name === stateMachine.name) return undefined;
  const { StartAt } = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  const { definition } = story.origin;
  const states = definition === undefined ? story.visits.map(({ state }) => state) : [...statesOf(definition).keys()];
  if (states.length === 0 || states.includes(StartAt)) return undefined;
  return `It is of the state machine '${stateMachine.name}', which begins with state '${StartAt}', and '${name}' has no such state.`;
}
