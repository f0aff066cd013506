import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monotonicMs } from '../../clock/system';
import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { formatPosition } from '../../definitions/source/Position';
import { HarnessError } from '../../errors/HarnessError';
import { formatDuration } from '../../story/trace/formatDuration';
import type { MutantFile } from '../../testing/mutation/mutated';
import { mutantsOf, type Mutant } from '../../testing/mutation/mutantsOf';
import type { JsonObject } from '../../util/json';
import { validateDefinition } from '../../validation/rules/validateDefinition';
import { exitCodes } from '../Cli';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { runQuietly, type Ended } from './runQuietly';

export interface MutateOptions extends LoadFlags {
  readonly min?: number;
  readonly json?: boolean;
}

type Output = Pick<Terminal, 'stdout' | 'stderr'>;

/** The first run of the tests may take so long, in milliseconds; the others five times as long as it took. */
const firstRunMs = 600_000;

/** Runs the tests once for each change of a definition, and answers the exit code. */
export async function mutate(
  file: string,
  name: string | undefined,
  command: readonly string[],
  options: MutateOptions,
  output: Output,
): Promise<number> {
  const { min = 0 } = options;
  if (command.length === 0) throw new HarnessError('What runs the tests? Write it behind --: … -- npx jest order');
  if (!(min >= 0 && min <= 100)) throw new HarnessError('--min is a percentage from 0 to 100.');
  const machine = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const definition = JSON.parse(machine.definition) as JsonObject;
  const mutants = mutantsOf(definition).filter((mutant) => isAccepted(mutant.definition, machine));
  if (mutants.length === 0) throw new HarnessError('There is nothing in this state machine that could be changed.');

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-mutate-'));
  try {
    const run = new MutantRun(folder, command, JSON.stringify(definition));
    const patienceMs = await checkTests(run, definition, machine.name);
    const missed: Mutant[] = [];
    const startedMs = monotonicMs();
    for (const [index, mutant] of mutants.entries()) {
      const { code } = await run.play(mutant.definition, patienceMs);
      if (code === 0) missed.push(mutant);
      const leftMs = ((monotonicMs() - startedMs) / (index + 1)) * (mutants.length - index - 1);
      const told = code === 0 ? 'NOT NOTICED' : code === 'late' ? 'noticed (ran too long)' : 'noticed';
      const left = formatDuration(Math.ceil(leftMs / 1000) * 1000);
      output.stderr.write(`${index + 1}/${mutants.length}  ${mutant.label}: ${told}  (${left} left)\n`);
    }
    return report(mutants, missed, machine, min, options, output);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The tests have to pass, and to use the definition: else every change, or none, would seem to be noticed. */
async function checkTests(run: MutantRun, definition: JsonObject, name: string): Promise<number> {
  const startedMs = monotonicMs();
  const { code, output } = await run.play(definition, firstRunMs);
  if (code !== 0)
    throw new HarnessError(`The tests fail before anything is changed (exit code ${code}):\n${output.slice(-2000)}`);
  if (!run.wasUsed())
    throw new HarnessError(
      `No test runs '${name}' as it is in this file: no change of it could be noticed. ` +
        'Tests that give it parameters or substitutions need the same here (--param, --substitute).',
    );
  return (monotonicMs() - startedMs) * 5 + 10_000;
}

class MutantRun {
  private readonly folder: string;
  private readonly command: readonly string[];
  private readonly original: string;

  constructor(folder: string, command: readonly string[], original: string) {
    this.folder = folder;
    this.command = command;
    this.original = original;
  }

  async play(definition: JsonObject, mostMs: number): Promise<Ended> {
    const file = path.join(this.folder, 'mutant.json');
    const mutant: MutantFile = {
      original: this.original,
      definition: JSON.stringify(definition),
      usedFile: this.usedFile,
    };
    fs.writeFileSync(file, JSON.stringify(mutant));
    return runQuietly(this.command, { STEPMILL_MUTANT: file, STEPMILL_COVERAGE: '' }, mostMs);
  }

  wasUsed(): boolean {
    return fs.existsSync(this.usedFile);
  }

  private get usedFile(): string {
    return path.join(this.folder, 'used');
  }
}

function isAccepted(definition: JsonObject, { type }: LoadedDefinition): boolean {
  const { diagnostics } = validateDefinition(JSON.stringify(definition), { type });
  return !diagnostics.some(({ severity }) => severity === 'ERROR');
}

function report(
  mutants: readonly Mutant[],
  missed: readonly Mutant[],
  { locate }: LoadedDefinition,
  min: number,
  { json }: MutateOptions,
  { stdout }: Output,
): number {
  const noticed = mutants.length - missed.length;
  const percent = Math.floor((noticed / mutants.length) * 1000) / 10;
  const list = missed.map(({ label, pointer }) => ({ label, pointer, at: locate(pointer) }));
  const lines = list.map(({ label, at }) => `  ${at === undefined ? '' : `${formatPosition(at)}  `}${label}`);
  const title = missed.length === 0 ? [] : ['No test notices:', ...lines, ''];
  const sum = `${noticed} of ${mutants.length} changes were noticed: ${percent} %${percent < min ? `, less than ${min} %` : ''}`;
  stdout.write(
    json === true
      ? `${JSON.stringify({ changes: mutants.length, noticed, percent, missed: list }, null, 2)}\n`
      : `${[...title, sum].join('\n')}\n`,
  );
  return percent < min ? exitCodes.failure : exitCodes.success;
}
