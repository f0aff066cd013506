import path from 'node:path';
import { findDefinition } from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { readRecording } from './readRecording';
import type { Replay, Verdict } from './replay/Replay';
import { replayRecording } from './replay/replayRecording.harness';
import { exitCodes } from '../../terminal/Cli';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { checkNew, checkUnread, writeNew, isModule } from '../../terminal/writeNew';
import type { Terminal } from '../../terminal/Terminal';
import { findFiles } from '../../terminal/findFiles';
import { formatReplays } from './formatReplays.command';
import { mockConfigOf } from './export/mockConfigOf';
import { testOf } from './export/testOf';
import type { Recording } from './Recording';
import { printJson } from '../../util/ExactNumber';
import { doubles } from '../../util/json';

export interface ReplayFlags extends LoadFlags {
  readonly definition?: string;
  readonly machine?: string;
  readonly json?: boolean;
  readonly mocks?: string;
  readonly test?: string;
  readonly force?: boolean;
  readonly runner: 'jest' | 'vitest' | 'node';
}

/** A file, and its replay; `problem`: it is not a recording. */
export interface ReplayedFile {
  readonly file: string;
  readonly replay: Replay | undefined;
  readonly problem: string | undefined;
}

/** Replays recordings and prints the results. Returns the exit code. */
export async function replay(
  named: readonly string[],
  options: ReplayFlags,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<number> {
  const { definition: on } = options;
  if (on === undefined && options.machine !== undefined)
    throw new HarnessError('--machine selects a state machine in a file: --definition template.yaml.');
  if (on === undefined && options.test !== undefined)
    throw new HarnessError('--test needs the definition to test: --definition order.asl.json.');
  if (options.force === true && options.mocks === undefined && options.test === undefined)
    throw new HarnessError('--force overwrites the file of --test or --mocks, so write one of them, too.');
  const { mocks, test } = options;
  const files = findFiles(named);
  for (const out of [mocks, test]) checkUnread(out, on === undefined ? files : [...files, on]);
  checkNew([mocks, test], options.force);
  if (mocks !== undefined && test !== undefined && path.resolve(mocks) === path.resolve(test))
    throw new HarnessError(`--mocks and --test name the same file: ${mocks}.`);
  const loaded = on === undefined ? undefined : loadDefinitions(on, toLoadOptions(options));
  const replayed: ReplayedFile[] = [];
  for (const file of files) replayed.push(await replayFile(file, loaded, options.machine));
  stdout.write(options.json === true ? replaysAsJson(replayed, on) : formatReplays(replayed, on));
  for (const file of writeExports(replayed, options, loaded !== undefined && hasSeveral(loaded)))
    stderr.write(`written: ${file}\n`);
  return exitCodeOf(replayed);
}

async function replayFile(
  file: string,
  loaded: LoadedDefinitions | undefined,
  machine: string | undefined,
): Promise<ReplayedFile> {
  let recording;
  try {
    recording = readRecording(file);
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return { file, replay: undefined, problem: error.message };
  }
  const found = loaded && chosen(loaded, machine, recording.stateMachine.name);
  const { definition, type, locate } = found ?? {};
  try {
    return { file, replay: await replayRecording(recording, { definition, type, locate }), problem: undefined };
  } catch (error) {
    // A file that was edited by hand must not keep the others from being played.
    if (HarnessError.is(error)) throw error;
    return {
      file,
      replay: undefined,
      problem: `${file} is not a history that can be played: ${(error as Error).message}`,
    };
  }
}

/** The named machine, or the only one, or the one with the recording's name. */
function chosen(loaded: LoadedDefinitions, name: string | undefined, recorded: string): LoadedDefinition {
  return findDefinition(loaded, name ?? (hasSeveral(loaded) ? recorded : undefined));
}

function hasSeveral({ machines, unavailable }: LoadedDefinitions): boolean {
  return machines.length + unavailable.length > 1;
}

/** A difference takes precedence over a recording that cannot be played. */
function exitCodeOf(replayed: readonly ReplayedFile[]): number {
  const verdicts = replayed.map(({ replay: one }) => one?.verdict ?? 'unusable');
  if (verdicts.some((verdict) => verdict === 'differs' || verdict === 'unanswered')) return exitCodes.failure;
  return verdicts.includes('unusable') ? exitCodes.usage : exitCodes.success;
}

/** The results of replays as JSON. */
function replaysAsJson(replayed: readonly ReplayedFile[], definition: string | undefined): string {
  const counts: Record<Verdict, number> = { agrees: 0, differs: 0, unanswered: 0, unusable: 0 };
  for (const { replay } of replayed) counts[replay?.verdict ?? 'unusable'] += 1;
  const recordings = replayed.map(({ file, replay, problem }) => ({
    file,
    executionArn: replay?.recorded.executionArn,
    status: replay?.recorded.status,
    verdict: replay?.verdict ?? 'unusable',
    reason: replay?.reason ?? problem,
    place: replay?.place,
    differences: replay?.comparison.differences ?? [],
    notCompared: replay?.comparison.notCompared ?? [],
  }));
  return `${JSON.stringify({ definition, counts, recordings }, doubles, 2)}\n`;
}

/**
 * Writes the requested mock file and test for the recordings that could be played. Returns what was written.
 * `hasSeveral`: the definition's file contains more than one state machine.
 */
function writeExports(replayed: readonly ReplayedFile[], options: ReplayFlags, hasSeveral: boolean): readonly string[] {
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

/** A test has one state machine. */
function recordedName(playable: readonly { readonly recording: Recording }[]): string | undefined {
  const [name, ...others] = new Set(playable.map(({ recording }) => recording.stateMachine.name));
  if (others.length === 0) return name;
  throw new HarnessError(
    `--test writes a test of one state machine, but these recordings are of ${[name, ...others].join(', ')}. ` +
      'Name the recordings of one.',
  );
}
