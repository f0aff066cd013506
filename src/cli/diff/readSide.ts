import { HarnessError } from '../../errors/HarnessError';
import type { Side } from '../../story/diff/Comparison';
import { fetchRecording } from '../../testing/recordings/fetchRecording';
import { parseRecording, readJsonFile } from '../../testing/recordings/readRecording';
import type { Recording } from '../../testing/recordings/Recording';
import { recordingOfHistory } from '../../testing/recordings/recordingOfHistory';
import { sideOf, sideOfExecution } from '../../testing/recordings/sideOf';
import { whyIncomplete } from '../../testing/recordings/whyIncomplete';
import { openCaller, type CallerOptions } from '../../testing/remote/openCaller';
import { isObject } from '../../util/json';

export type ReadOptions = CallerOptions;

/** So many children of a Map Run are read, as AWS has at most. */
const mostChildren = 10_000;

/** One side of a comparison: an execution by its ARN, a recording, an exported history. Throws a HarnessError otherwise. */
export async function readSide(source: string, options: ReadOptions): Promise<Side> {
  if (source.startsWith('arn:')) return sideOf(whole(source, await fetch(source, options)));
  const content = readJsonFile(source, 'The execution');
  if (isObject(content) && content['stepmill'] === 'recording')
    return sideOf(whole(source, parseRecording(content, source)));
  // Branches are known by their first state: a history needs no definition here.
  const history = recordingOfHistory(source, { name: 'StateMachine', definition: '{}' });
  return sideOfExecution(history.execution, {});
}

function whole(source: string, recording: Recording): Recording {
  const why = whyIncomplete(recording.execution);
  if (why === undefined) return recording;
  throw new HarnessError(`${source} cannot be compared. ${why}`);
}

async function fetch(arn: string, options: ReadOptions): Promise<Recording> {
  const caller = openCaller(arn, options);
  try {
    return await fetchRecording(caller, arn, { mostChildren });
  } finally {
    caller.close();
  }
}
