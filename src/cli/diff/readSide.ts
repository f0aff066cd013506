import { HarnessError } from '../../errors/HarnessError';
import type { Side } from '../../story/diff/Comparison';
import { fetchRecording } from '../../testing/recordings/fetchRecording';
import { parseRecording, readJsonFile } from '../../testing/recordings/readRecording';
import type { Recording } from '../../testing/recordings/Recording';
import { recordingOfHistory } from '../../testing/recordings/recordingOfHistory';
import { sideOf, sideOfExecution } from '../../testing/recordings/sideOf';
import { whyIncomplete } from '../../testing/recordings/whyIncomplete';
import { SdkCaller } from '../../testing/remote/SdkCaller';
import { isObject } from '../../util/json';

export interface ReadOptions {
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
}

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

async function fetch(arn: string, { endpoint, region = arn.split(':')[3] }: ReadOptions): Promise<Recording> {
  if (endpoint !== undefined && !/^https?:\/\//.test(endpoint))
    throw new HarnessError(`--endpoint is a URL: http://localhost:8083, not '${endpoint}'.`);
  const caller = new SdkCaller({ endpoint, region, patient: true });
  try {
    return await fetchRecording(caller, arn, { mostChildren });
  } catch (error) {
    if (HarnessError.is(error)) throw error;
    const { name, message } = error as Error;
    throw new HarnessError(`${arn} cannot be read: ${name}: ${message || 'nothing answers'}`);
  } finally {
    caller.close();
  }
}
