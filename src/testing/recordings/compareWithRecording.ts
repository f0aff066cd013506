import { compareExecutions } from '../../story/diff/compareExecutions';
import type { Comparison } from '../../story/diff/Comparison';
import type { Story } from '../../story/trace/Story';
import type { Recording } from './Recording';
import { placeOfFirst } from './replay/placeOfFirst';
import { type DefinitionPlace, replayOf } from './replay/Replay';
import { isScrubbed } from './scrub/isScrubbed';
import { sideOf } from './storyOf';

/** An execution of today beside a recorded one. */
interface ComparedWithRecording {
  readonly comparison: Comparison;
  /** The place in today's definition that made the first difference. */
  readonly place: DefinitionPlace | undefined;
  /** Something that could not be looked at. */
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
