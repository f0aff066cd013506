import path from 'node:path';
import type { Story } from '../../story/trace/Story';

/** What was recorded into which file, in this process. */
const recorded = new Map<string, string>();

/** One that is redriven is another one afterwards. */
function nameOf({ executionArn, startMs, events = [] }: Story): string {
  return `${executionArn} ${startMs} ${events.length}`;
}

/** Remembers that an execution was recorded into a file. */
export function rememberRecorded(file: string, story: Story): void {
  recorded.set(path.resolve(file), nameOf(story));
}

/** Whether it is this very execution that a file has. */
export function wasRecordedHere(file: string, story: Story): boolean {
  return recorded.get(path.resolve(file)) === nameOf(story);
}
