import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monotonicMs } from '../../clock/system';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { HarnessError } from '../../errors/HarnessError';
import { formatDuration } from '../../story/trace/formatDuration';
import { mutantsOf, type Mutant } from './mutantsOf';
import type { JsonObject } from '../../util/json';
import { validateDefinition } from '../../validation/rules/validateDefinition';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import { chosenMachine } from '../../terminal/options/chosenMachine';
import type { Terminal } from '../../terminal/Terminal';
import { MutantRun } from './MutantRun';
import { mutantsSince } from './mutantsSince';
import { drawMutants, reportMutants, type Missed, type MutantReportOptions } from './reportMutants.command';
import { TestCommands, whole } from './TestCommands';
import { readTestUse, type TestUse } from './TestCommands';

export interface MutateOptions extends LoadFlags, MutantReportOptions {
  /** The number of test runs in parallel. */
  readonly jobs?: number;
  /** A file for the picture: `.svg`, or Mermaid text. */
  readonly picture?: string;
}

type Output = Pick<Terminal, 'stdout' | 'stderr'>;

/** The limit of the first test run, in milliseconds. Others may take five times as long as the first. */
const firstRunMs = 600_000;

/** Runs the tests once for each change of a definition, and returns the exit code. */
export async function mutate(
  file: string,
  name: string | undefined,
  command: readonly string[],
  options: MutateOptions,
  output: Output,
): Promise<number> {
  const { min = 0, since, picture, jobs = Math.min(os.availableParallelism(), 8) } = options;
  if (command.length === 0)
    throw new HarnessError('Which command runs the tests? Write it after --: … -- npx jest order');
  if (!(min >= 0 && min <= 100)) throw new HarnessError('--min must be a percentage from 0 to 100.');
  if (!Number.isSafeInteger(jobs) || jobs < 1) throw new HarnessError('--jobs must be a whole number of at least 1.');
  if (picture !== undefined && !/\.(svg|md|mmd|mermaid)$/.test(picture))
    throw new HarnessError('--picture must name a file that ends in .svg, .mmd or .md.');
  const machine = chosenMachine(file, name, options);
  const definition = JSON.parse(machine.definition) as JsonObject;
  const all = mutantsOf(definition).filter((mutant) => isAccepted(mutant.definition, machine));
  if (all.length === 0) throw new HarnessError('This state machine has nothing to change.');
  const mutants = since === undefined ? all : mutantsSince(all, definition, machine.locate, since);
  if (mutants.length === 0) return reportMutants(mutants, [], machine, options, output);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-mutate-'));
  try {
    const tests = await checkTests(folder, command, definition, machine.name);
    const missed = await tryAll(mutants, definition, { ...tests, folder, jobs, command }, output);
    if (picture !== undefined) drawMutants(picture, definition, mutants, missed);
    return reportMutants(mutants, missed, machine, options, output);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface Tests {
  readonly use: TestUse;
  readonly patienceMs: number;
}

/** The tests must pass and use the definition. Otherwise every change, or none, would seem to be noticed. */
async function checkTests(
  folder: string,
  command: readonly string[],
  definition: JsonObject,
  name: string,
): Promise<Tests> {
  const run = new MutantRun(path.join(folder, 'first'), definition);
  const coverage = path.join(folder, 'coverage');
  const startedMs = monotonicMs();
  const { code, output } = await run.play(whole(command), definition, firstRunMs, coverage);
  if (code !== 0)
    throw new HarnessError(`The tests fail before anything is changed (exit code ${code}):\n${output.slice(-2000)}`);
  if (!run.wasUsed())
    throw new HarnessError(
      `No test runs '${name}' as it is in this file, so no change could be noticed. ` +
        'Tests that give it parameters or substitutions need the same here (--param, --substitute).',
    );
  const patienceMs = (monotonicMs() - startedMs) * 5 + 10_000;
  return { use: readTestUse(coverage, definition), patienceMs };
}

interface Work extends Tests {
  readonly folder: string;
  readonly jobs: number;
  readonly command: readonly string[];
}

/** Tries all changes, some in parallel. Returns those that no test notices, in order. */
async function tryAll(
  mutants: readonly Mutant[],
  definition: JsonObject,
  { folder, jobs, command, use, patienceMs }: Work,
  { stderr }: Output,
): Promise<readonly Missed[]> {
  const missed = new Map<Mutant, Missed>();
  const commands = new TestCommands(command, use, definition, patienceMs * jobs);
  const startedMs = monotonicMs();
  let done = 0;
  let failure: Error | undefined;
  const tell = (mutant: Mutant, how: string): void => {
    done += 1;
    const leftMs = ((monotonicMs() - startedMs) / done) * (mutants.length - done);
    const left = formatDuration(Math.ceil(leftMs / 1000) * 1000);
    stderr.write(`${done}/${mutants.length}  ${mutant.label}: ${how}  (${left} left)\n`);
  };
  const queue = [...mutants];
  const work = async (run: MutantRun): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined && failure === undefined; mutant = queue.shift()) {
      const files = use.filesOf(mutant.state);
      if (files?.length === 0) {
        missed.set(mutant, { mutant, isRun: false });
        tell(mutant, 'NOT NOTICED (no test runs this state)');
        continue;
      }
      const tests = await commands.of(files, run);
      const noticed = await run.notices(tests, mutant.definition, patienceMs * jobs);
      if (noticed === false) missed.set(mutant, { mutant, isRun: true });
      tell(mutant, noticed === false ? 'NOT NOTICED' : noticed === 'late' ? 'noticed (ran too long)' : 'noticed');
    }
  };
  const workers = Array.from({ length: Math.min(jobs, mutants.length) }, (_none, index) =>
    work(new MutantRun(path.join(folder, `job${index}`), definition)).catch(
      (error: unknown) => (failure ??= error as Error),
    ),
  );
  await Promise.all(workers);
  if (failure !== undefined) throw failure;
  return mutants.flatMap((mutant) => missed.get(mutant) ?? []);
}

function isAccepted(definition: JsonObject, { type }: LoadedDefinition): boolean {
  const { diagnostics } = validateDefinition(JSON.stringify(definition), { type });
  return !diagnostics.some(({ severity }) => severity === 'ERROR');
}
