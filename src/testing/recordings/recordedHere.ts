import path from 'node:path';
import type { Story } from '../../story/trace/Story';

/** What was recorded into which file, in this process. */
const recorded = new Map<string, string>();

/** A redrive makes another execution of it. */
function nameOf({ executionArn, startMs, events = [] }: Story): string {
  return `${executionArn} ${startMs} ${events.length}`;
}

/** Remembers that an execution was recorded into a file. */
export function rememberRecorded(file: string, story: Story): void {
  recorded.set(path.resolve(file), nameOf(story));
}

/** Whether a file holds this very execution. */
export function wasRecordedHere(file: string, story: Story): boolean {
  return recorded.get(path.resolve(file)) === nameOf(story);
}
