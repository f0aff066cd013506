import path from 'node:path';
import { findDefinition } from '../../definitions/findDefinition';
import type { LoadedDefinition, LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { readRecording } from '../../testing/recordings/readRecording';
import type { Replay, Verdict } from '../../testing/recordings/replay/Replay';
import { replayRecording } from '../../testing/recordings/replay/replayRecording';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import { checkNew, checkUnread } from '../tests/writeNew';
import type { Terminal } from '../terminal/Terminal';
import { findFiles } from './findFiles';
import { formatReplays } from './formatReplays';
import { writeExports } from './writeExports';

export interface ReplayFlags extends LoadFlags {
  readonly definition?: string;
  readonly machine?: string;
  readonly json?: boolean;
  readonly mocks?: string;
  readonly test?: string;
  readonly force?: boolean;
  readonly runner: 'jest' | 'vitest' | 'node';
}

/** A file, and what came of playing it; `problem`: it is no recording. */
export interface ReplayedFile {
  readonly file: string;
  readonly replay: Replay | undefined;
  readonly problem: string | undefined;
}

/** Plays recordings and prints what came of it. Answers the exit code. */
export async function replay(
  named: readonly string[],
  options: ReplayFlags,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<number> {
  const { definition: on } = options;
  if (on === undefined && options.machine !== undefined)
    throw new HarnessError('--machine says which state machine of a file: --definition template.yaml.');
  if (on === undefined && options.test !== undefined)
    throw new HarnessError('--test needs to know which definition is tested: --definition order.asl.json.');
  if (options.force === true && options.mocks === undefined && options.test === undefined)
    throw new HarnessError('--force writes over the file of --test or --mocks.');
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
  const { definition, locate } = found ?? {};
  try {
    return { file, replay: await replayRecording(recording, { definition, locate }), problem: undefined };
  } catch (error) {
    // A file that somebody has changed by hand must not keep the others from being played.
    if (HarnessError.is(error)) throw error;
    return {
      file,
      replay: undefined,
      problem: `${file} is no history that can be played: ${(error as Error).message}`,
    };
  }
}

/** The machine that is named, or the only one, or the one whose name the recording has. */
function chosen(loaded: LoadedDefinitions, name: string | undefined, recorded: string): LoadedDefinition {
  return findDefinition(loaded, name ?? (hasSeveral(loaded) ? recorded : undefined));
}

function hasSeveral({ machines, unavailable }: LoadedDefinitions): boolean {
  return machines.length + unavailable.length > 1;
}

/** What differs weighs more than what could not be played. */
function exitCodeOf(replayed: readonly ReplayedFile[]): number {
  const verdicts = replayed.map(({ replay: one }) => one?.verdict ?? 'unusable');
  if (verdicts.some((verdict) => verdict === 'differs' || verdict === 'unanswered')) return exitCodes.failure;
  return verdicts.includes('unusable') ? exitCodes.usage : exitCodes.success;
}

/** What came of playing recordings, for programs. */
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
  return `${JSON.stringify({ definition, counts, recordings }, plainNumbers, 2)}\n`;
}

function plainNumbers(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
