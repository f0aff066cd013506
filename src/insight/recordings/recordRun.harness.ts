import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import type { Place } from '../../harness/places/Place';
import { fetchRecording } from './fetchRecording';
import { scrubRecording } from './scrub/scrubRecording';
import { storyOf } from './storyOf';
import { writeRecording } from './writeRecording';
import { makeFolders } from '../../util/makeFolders';
import type { Story } from '../../story/trace/Story';

/** Writes a place's execution into a file. */
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

/** The recordings written by this process, by file. */
const recorded = new Map<string, string>();

/** A redrive makes it another execution. */
function nameOf({ executionArn, startMs, events = [] }: Story): string {
  return `${executionArn} ${startMs} ${events.length}`;
}

/** Remembers that an execution was recorded into a file. */
function rememberRecorded(file: string, story: Story): void {
  recorded.set(path.resolve(file), nameOf(story));
}

/** Whether a file contains this very execution. */
export function wasRecordedHere(file: string, story: Story): boolean {
  return recorded.get(path.resolve(file)) === nameOf(story);
}
