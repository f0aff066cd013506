import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import fs from 'node:fs';
import { reportCoverage } from './reportCoverage';
import { clearShards, readShards, shardFiles } from './readShards';
import { checkThresholds, metrics, type Thresholds } from './thresholds';
import { HarnessError } from '../../errors/HarnessError';
import { exitCodes } from '../../terminal/Cli';
import type { Pairs } from '../../terminal/options/parseArgument';
import type { Terminal } from '../../terminal/Terminal';
import { checkReporters } from './istanbulReports';
import { writeShard } from './readShards';

export interface CoverageFlags extends Thresholds {
  readonly dir?: readonly string[];
  readonly out?: string;
  readonly reporter?: readonly string[];
  readonly perFile?: boolean;
  readonly exclude?: Pairs;
  readonly include?: readonly string[];
  readonly join?: string;
}

/** Runs the tests if there is a command, and reports. Returns the exit code. */
export async function coverage(
  command: readonly string[],
  options: CoverageFlags,
  { stdout, stderr, environment }: Pick<Terminal, 'stdout' | 'stderr' | 'environment'>,
): Promise<number> {
  const {
    dir = [environment['STEPMILL_COVERAGE'] ?? 'coverage/stepmill'],
    reporter,
    perFile,
    exclude,
    include,
    join,
  } = options;
  const [folder] = dir as [string];
  // Options are checked before the tests run.
  const thresholds = Object.fromEntries(metrics.map((metric) => [metric, options[metric]]));
  checkThresholds(thresholds);
  checkReporters(reporter ?? []);
  // While `stepmill mutate` runs the tests, their coverage belongs to it, and thresholds are ignored.
  if (environment['STEPMILL_MUTANT'] && command.length > 0) return runCommand(command, {});
  const ended = command.length === 0 ? exitCodes.success : await runTests(command, dir);
  try {
    const { text, missed } = reportCoverage(dir, options.out ?? folder, {
      reporters: reporter,
      thresholds,
      perFile,
      exclude: exclude && Object.fromEntries(exclude),
      include,
      join,
    });
    stdout.write(text);
    return ended === exitCodes.success && missed.length > 0 ? exitCodes.failure : ended;
  } catch (error) {
    // If the tests failed before anything ran, that error comes first.
    if (ended === exitCodes.success || !HarnessError.is(error)) throw error;
    stderr.write(`stepmill: ${error.message}\n`);
    return ended;
  }
}

function runTests(command: readonly string[], dirs: readonly string[]): Promise<number> {
  const [folder] = dirs as [string];
  if (dirs.length > 1) throw new HarnessError('A test run writes its coverage into one --dir.');
  clearShards(folder);
  return runCommand(command, { STEPMILL_COVERAGE: folder });
}

/**
 * Runs a command of the user in this terminal, with additional environment variables. Resolves with its exit code, as
 * in a shell. Rejects with HarnessError if the command does not exist.
 */
function runCommand(
  [command, ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const folder = variables['STEPMILL_COVERAGE'];
  const own = folder === undefined ? variables : { ...variables, STEPMILL_COVERAGE: path.resolve(folder) };
  return new Promise((resolve, reject) => {
    // On Windows, npx and npm are scripts, which only a shell can start.
    const shell = process.platform === 'win32';
    const child = spawn(command!, args, { stdio: 'inherit', env: { ...process.env, ...own }, shell });
    child.on('error', ({ message }) => reject(new HarnessError(`${command!} cannot be run: ${message}`)));
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/** Merges the coverage of several folders into one. */
export function mergeCoverage(folders: readonly string[], into: string, { stdout }: Pick<Terminal, 'stdout'>): void {
  const target = path.resolve(into);
  const read = new Set(folders.flatMap(shardFiles).map((file) => path.resolve(file)));
  const there = shardFiles(target);
  if (there.some((file) => !read.has(file)))
    throw new HarnessError(`${into} already has other coverage. Name it among the folders to merge, or delete it.`);
  const machines = readShards(folders);
  // The new file includes the old ones.
  for (const file of there) fs.rmSync(file);
  const file = writeShard(target, { stepmillCoverage: 1, machines });
  const count = `${machines.length} state machine${machines.length === 1 ? '' : 's'}`;
  stdout.write(`Merged ${count} into ${path.relative(process.cwd(), file)}\n`);
}
