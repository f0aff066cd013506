import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { mockConfigOf } from '../../testing/recordings/export/mockConfigOf';
import { testOf } from '../../testing/recordings/export/testOf';
import type { Recording } from '../../testing/recordings/Recording';
import { printJson } from '../../util/ExactNumber';
import type { ReplayedFile, ReplayFlags } from './replay';

/** Writes the mock file and the test that were asked for, of the recordings that could be played. Answers what was written. */
export function writeExports(replayed: readonly ReplayedFile[], options: ReplayFlags): readonly string[] {
  const { mocks, test, definition, machine, runner } = options;
  const playable = replayed.flatMap(({ file, replay }) =>
    replay === undefined || replay.verdict === 'unusable' ? [] : [{ file, recording: replay.recording }],
  );
  if ((mocks !== undefined || test !== undefined) && playable.length === 0)
    throw new HarnessError('There is no recording that could be played.');
  const written: string[] = [];
  if (mocks !== undefined) {
    write(mocks, `${printJson(mockConfigOf(playable.map(named)), 2)}\n`);
    written.push(mocks);
  }
  if (test !== undefined && definition !== undefined) {
    const recordings = playable.map(({ file }) => file.replaceAll(path.sep, '/'));
    write(test, testOf({ runner, definition: definition.replaceAll(path.sep, '/'), machine, recordings }));
    written.push(test);
  }
  return written;
}

function named({ file, recording }: { file: string; recording: Recording }): { name: string; recording: Recording } {
  return { name: path.basename(file).replace(/\.json$/, ''), recording };
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new HarnessError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
