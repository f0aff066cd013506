import fs from 'node:fs';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { formatPosition } from '../../util/Position';
import { HarnessError } from '../../errors/HarnessError';
import { buildGraph } from '../../story/graph/buildGraph';
import { formatMermaid } from '../../story/graph/formatMermaid';
import type { StateTrace } from '../../story/graph/Trace';
import type { Mutant } from './mutantsOf';
import type { JsonObject } from '../../util/json';
import { exitCodes } from '../../terminal/Cli';
import type { Terminal } from '../../terminal/Terminal';
import { lazy } from '../../util/lazy';

const loadFormatSvg = lazy(
  () => require('../../story/graph/formatSvg') as typeof import('../../story/graph/formatSvg'),
);

/** A change that no test notices. */
export interface Missed {
  readonly mutant: Mutant;
  /** Whether a test runs its state at all. */
  readonly isRun: boolean;
}

export interface MutantReportOptions {
  readonly min?: number;
  readonly json?: boolean;
  readonly since?: string;
}

/** Prints which changes no test notices, and returns the exit code. */
export function reportMutants(
  mutants: readonly Mutant[],
  missed: readonly Missed[],
  { locate }: LoadedDefinition,
  { min = 0, json, since }: MutantReportOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): number {
  const noticed = mutants.length - missed.length;
  const percent = mutants.length === 0 ? 100 : Math.floor((noticed / mutants.length) * 1000) / 10;
  const list = missed.map(({ mutant: { label, pointer }, isRun }) => ({ label, pointer, isRun, at: locate(pointer) }));
  const lines = list.map(
    ({ label, at, isRun }) =>
      `  ${at === undefined ? '' : `${formatPosition(at)}  `}${label}${isRun ? '' : '  (no test runs this state)'}`,
  );
  const title = missed.length === 0 ? [] : ['No test notices:', ...lines, ''];
  const what = since === undefined ? 'changes' : `changes on lines changed since ${since}`;
  const sum =
    mutants.length === 0
      ? `There is nothing to change on lines changed since ${since}.`
      : `${noticed} of ${mutants.length} ${what} were noticed: ${percent} %${percent < min ? `, less than ${min} %` : ''}`;
  stdout.write(
    json === true
      ? `${JSON.stringify({ changes: mutants.length, noticed, percent, missed: list }, null, 2)}\n`
      : `${[...title, sum].join('\n')}\n`,
  );
  return percent < min ? exitCodes.failure : exitCodes.success;
}

/** Draws the state machine into a file: states with no noticed change are red, those with some are yellow. */
export function drawMutants(
  file: string,
  definition: JsonObject,
  mutants: readonly Mutant[],
  missed: readonly Missed[],
): void {
  const states = new Map<string, StateTrace>();
  for (const { state } of mutants) {
    const all = mutants.filter((mutant) => mutant.state === state).length;
    const unseen = missed.filter(({ mutant }) => mutant.state === state).length;
    states.set(state, {
      times: unseen,
      retries: 0,
      outcome: unseen === 0 ? 'succeeded' : unseen === all ? 'missed' : 'partly',
    });
  }
  const trace = { states, edges: new Map<string, number>() };
  const block = buildGraph(definition);
  const { formatSvg } = loadFormatSvg();
  const text = file.endsWith('.svg') ? formatSvg(block, trace) : formatMermaid(block, trace);
  try {
    fs.writeFileSync(file, file.endsWith('.md') ? `\`\`\`mermaid\n${text}\`\`\`\n` : text);
  } catch (error) {
    throw new HarnessError(`The picture cannot be written: ${(error as Error).message}`);
  }
}
