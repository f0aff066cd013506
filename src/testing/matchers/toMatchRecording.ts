import { HarnessError } from '../../errors/HarnessError';
import { formatComparison } from '../../story/diff/formatComparison';
import { compareWithRecording, whyOtherMachine } from '../recordings/compareWithRecording';
import { readRecording } from '../recordings/readRecording';
import { formatPlace, replayOf } from '../recordings/replay/Replay';
import { wasRecordedHere } from '../harness/run/recordRun';
import { whyIncomplete } from '../recordings/storyOf';
import { failure } from './failure';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toMatchRecording: Matcher<[file: string]> = function (received, file) {
  const run = asRunWithHistory(received, 'toMatchRecording');
  if (typeof file !== 'string')
    throw new HarnessError("toMatchRecording takes the path of a recording: toMatchRecording('recordings/a-17.json').");
  if (run.status === 'RUNNING')
    throw new HarnessError(
      `toMatchRecording compares an execution that has ended, and ${run.executionArn} still runs. Await its end: await started.ended(), await sfn.ended(arn).`,
    );
  const recording = readRecording(file);
  const isReplay = replayOf(run.story) !== undefined;
  const why = whyIncomplete(recording.execution) ?? (isReplay ? undefined : whyOtherMachine(recording, run.story));
  if (why !== undefined) throw new HarnessError(`${file} cannot be compared. ${why}`);
  if (!isReplay && wasRecordedHere(file, run.story))
    throw new HarnessError(
      `${file} is a recording of this very run, which is compared with itself. Compare another run, or a replay: ` +
        'expect(await order.replay(file)).toMatchRecording(file).',
    );
  const { comparison, place, unseen } = compareWithRecording(run.story, recording);
  if (unseen !== undefined && comparison.differences.length === 0)
    throw new HarnessError(
      `toMatchRecording cannot compare ${unseen}. A replay can: expect(await order.replay(file)).toMatchRecording(file).`,
    );
  return {
    pass: comparison.differences.length === 0,
    message: () =>
      failure(run, [
        this.isNot === true
          ? `expected the execution not to do what was recorded (${file})`
          : `expected the execution to do what was recorded (${file})`,
        formatComparison(comparison, { expected: 'recorded', actual: 'now' }),
        ...(place === undefined ? [] : [formatPlace(place)]),
      ]),
  };
};
