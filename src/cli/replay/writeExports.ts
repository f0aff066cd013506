import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { mockConfigOf } from '../../testing/recordings/export/mockConfigOf';
import { testOf } from '../../testing/recordings/export/testOf';
import type { Recording } from '../../testing/recordings/Recording';
import { printJson } from '../../util/ExactNumber';
import { writeNew, isModule } from '../tests/writeNew';
import type { ReplayedFile, ReplayFlags } from './replay';

/**
 * Writes the mock file and the test that were asked for, of the recordings that could be played. Answers what was written.
 * `hasSeveral`: the file of the definition holds more than one state machine.
 */
export function writeExports(
  replayed: readonly ReplayedFile[],
  options: ReplayFlags,
  hasSeveral: boolean,
): readonly string[] {
  const { mocks, test, definition, runner, force } = options;
  const playable = replayed.flatMap(({ file, replay }) =>
    replay === undefined || replay.verdict === 'unusable' ? [] : [{ file, recording: replay.recording }],
  );
  if ((mocks !== undefined || test !== undefined) && playable.length === 0)
    throw new HarnessError('There is no recording that could be played.');
  const written: string[] = [];
  if (mocks !== undefined) {
    writeNew(mocks, `${printJson(mockConfigOf(playable.map(named)), 2)}\n`, force);
    written.push(mocks);
  }
  if (test !== undefined && definition !== undefined) {
    const recordings = playable.map(({ file }) => file.replaceAll(path.sep, '/'));
    const machine = options.machine ?? (hasSeveral ? recordedName(playable) : undefined);
    const file = definition.replaceAll(path.sep, '/');
    writeNew(test, testOf({ runner, isModule: isModule(test), definition: file, machine, recordings }), force);
    written.push(test);
  }
  return written;
}

function named({ file, recording }: { file: string; recording: Recording }): { name: string; recording: Recording } {
  return { name: path.basename(file).replace(/\.json$/, ''), recording };
}

/** A test is of one state machine. */
function recordedName(playable: readonly { readonly recording: Recording }[]): string | undefined {
  const [name, ...others] = new Set(playable.map(({ recording }) => recording.stateMachine.name));
  if (others.length === 0) return name;
  throw new HarnessError(
    `--test writes a test of one state machine, and these recordings are of ${[name, ...others].join(', ')}. ` +
      'Name the recordings of one.',
  );
}
