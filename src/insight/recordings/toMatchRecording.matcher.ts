import { HarnessError } from '../../errors/HarnessError';
import { formatComparison } from '../diff/formatComparison';
import { readRecording } from './readRecording';
import { formatPlace, replayOf, type DefinitionPlace } from './replay/Replay';
import { wasRecordedHere } from './recordRun.harness';
import { whyIncomplete, sideOf } from './storyOf';
import { failure } from '../../harness/matchers/failure';
import type { Matcher } from '../../harness/matchers/Matcher';
import { asRunWithHistory } from '../../harness/matchers/subjects';
import { compareExecutions } from '../diff/compareExecutions';
import type { Comparison } from '../diff/Comparison';
import type { Story } from '../../story/trace/Story';
import type { Recording } from './Recording';
import { placeOfFirst } from './replay/placeOfFirst';
import { isScrubbed } from './scrub/Pseudonyms';
import type { StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';

export const toMatchRecording: Matcher<[file: string]> = function (received, file) {
  const run = asRunWithHistory(received, 'toMatchRecording');
  if (typeof file !== 'string')
    throw new HarnessError("toMatchRecording takes the path of a recording: toMatchRecording('recordings/a-17.json').");
  if (run.status === 'RUNNING')
    throw new HarnessError(
      `toMatchRecording compares an execution that has ended, but ${run.executionArn} is still running. Await its end: await started.ended(), await sfn.ended(arn).`,
    );
  const recording = readRecording(file);
  const isReplay = replayOf(run.story) !== undefined;
  const why = whyIncomplete(recording.execution) ?? (isReplay ? undefined : whyOtherMachine(recording, run.story));
  if (why !== undefined) throw new HarnessError(`${file} cannot be compared. ${why}`);
  if (!isReplay && wasRecordedHere(file, run.story))
    throw new HarnessError(
      `${file} is a recording of this very run, which would be compared with itself. Compare another run, or a replay: ` +
        'expect(await order.replay(file)).toMatchRecording(file).',
    );
  const { comparison, place, reason, unseen } = compareWithRecording(run.story, recording);
  if (unseen !== undefined && comparison.differences.length === 0)
    throw new HarnessError(
      `toMatchRecording cannot compare ${unseen}. A replay can: expect(await order.replay(file)).toMatchRecording(file).`,
    );
  return {
    pass: comparison.differences.length === 0,
    message: () =>
      failure(run, [
        this.isNot === true
          ? `expected the execution to differ from the recording (${file})`
          : `expected the execution to do what was recorded (${file})`,
        ...(reason === undefined ? [] : [reason]),
        formatComparison(comparison, { expected: 'recorded', actual: 'now' }),
        ...(place === undefined ? [] : [formatPlace(place)]),
      ]),
  };
};

/** An execution, compared with a recorded one. */
interface ComparedWithRecording {
  readonly comparison: Comparison;
  /** The place in today's definition that caused the first difference. */
  readonly place: DefinitionPlace | undefined;
  /** Further information about the difference, as a sentence. */
  readonly reason: string | undefined;
  /** Something that could not be compared. */
  readonly unseen: string | undefined;
}

/** Compares an execution with a recorded one; for a replay of that recording, the result is already known. */
function compareWithRecording(story: Story, recording: Recording): ComparedWithRecording {
  const replay = replayOf(story);
  if (replay !== undefined && isSame(replay.recording, recording))
    return { comparison: replay.comparison, place: replay.place, reason: replay.reason, unseen: undefined };
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
  return { comparison, place, reason: undefined, unseen: comparison.notCompared[0] };
}

function isSame(one: Recording, other: Recording): boolean {
  return JSON.stringify(one.execution) === JSON.stringify(other.execution);
}

/**
 * Why a recording is of another state machine than an execution, as a sentence; `undefined` if they can be compared: by
 * the name of the machine or, because deployed machines have longer names, by their first state.
 */
function whyOtherMachine({ stateMachine }: Recording, story: Story): string | undefined {
  const name = story.executionArn.split(':')[6]!.split('/')[0]!;
  if (name === stateMachine.name) return undefined;
  const { StartAt } = JSON.parse(stateMachine.definition) as StateMachineDefinition;
  const { definition } = story.origin;
  const states = definition === undefined ? story.visits.map(({ state }) => state) : [...statesOf(definition).keys()];
  if (states.length === 0 || states.includes(StartAt)) return undefined;
  return `It is of the state machine '${stateMachine.name}', which begins with state '${StartAt}', but '${name}' has no such state.`;
}
