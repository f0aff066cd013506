import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../errors/HarnessError';
import type { Place } from '../../places/Place';
import { fetchRecording } from '../../recordings/fetchRecording';
import { rememberRecorded } from '../../recordings/recordedHere';
import { scrubRecording } from '../../recordings/scrub/scrubRecording';
import { storyOf } from '../../recordings/storyOf';
import { writeRecording } from '../../recordings/writeRecording';
import { makeFolders } from '../../../util/makeFolders';

/** Writes an execution of a place into a file. */
export async function recordRun(place: Place, executionArn: string, file: string): Promise<void> {
  if (typeof file !== 'string' || file === '')
    throw new HarnessError("run.record() takes the path of a file: run.record('recordings/happy.json').");
  const fetched = await fetchRecording(place, executionArn);
  const recording = scrubRecording(fetched);
  try {
    makeFolders(path.dirname(path.resolve(file)));
    writeFileSync(file, writeRecording(recording));
  } catch (error) {
    throw new HarnessError(`run.record() cannot write ${file}: ${(error as Error).message}`);
  }
  rememberRecorded(file, storyOf(fetched));
}
