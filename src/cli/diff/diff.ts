import { statSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { compareExecutions } from '../../story/diff/compareExecutions';
import { formatComparison } from '../../story/diff/formatComparison';
import { exitCodes } from '../Cli';
import type { Terminal } from '../terminal/Terminal';
import { readSide } from './readSide';

export interface DiffOptions {
  readonly endpoint?: string;
  readonly region?: string;
  readonly durations?: boolean;
  readonly ignoreChildren?: boolean;
  readonly json?: boolean;
}

/** Compares two executions and prints how they differ. Answers the exit code. */
export async function diff(
  expected: string,
  actual: string,
  options: DiffOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): Promise<number> {
  if (isSame(expected, actual)) throw new HarnessError(`${expected} is compared with itself: name two executions.`);
  const sides = [await readSide(expected, options), await readSide(actual, options)] as const;
  const { durations, ignoreChildren } = options;
  const comparison = compareExecutions(...sides, { durations });
  const { differences, notCompared } = comparison;
  if (options.json === true) stdout.write(`${JSON.stringify({ expected, actual, ...comparison }, numbers, 2)}\n`);
  else stdout.write(`${formatComparison(comparison, { expected, actual })}\n`);
  if (differences.length > 0) return exitCodes.failure;
  if (notCompared.length === 0 || ignoreChildren === true) return exitCodes.success;
  throw new HarnessError(
    'What could be compared is the same, but not all could. `--ignore-children` leaves out the children of Map Runs.',
  );
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function numbers(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
