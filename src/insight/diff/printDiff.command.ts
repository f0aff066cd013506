import { statSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import { compareExecutions } from './compareExecutions';
import { formatComparison } from './formatComparison';
import { exitCodes } from '../../terminal/Cli';
import type { Terminal } from '../../terminal/Terminal';
import type { Side } from './Comparison';
import { fetchRecording } from '../recordings/fetchRecording';
import { parseRecording, readJsonFile } from '../recordings/readRecording';
import type { Recording } from '../recordings/Recording';
import { recordingOfHistory } from '../recordings/recordingOfHistory';
import { sideOf, sideOfExecution, whyIncomplete } from '../recordings/storyOf';
import { openCaller, type CallerOptions } from '../../harness/remote/openCaller';
import { isObject, doubles } from '../../util/json';

export interface DiffOptions {
  readonly endpoint?: string;
  readonly region?: string;
  readonly durations?: boolean;
  readonly ignoreChildren?: boolean;
  readonly json?: boolean;
}

/** Compares two executions and prints how they differ. Returns the exit code. */
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
  if (options.json === true) stdout.write(`${JSON.stringify({ expected, actual, ...comparison }, doubles, 2)}\n`);
  else stdout.write(`${formatComparison(comparison, { expected, actual })}\n`);
  if (differences.length > 0) return exitCodes.failure;
  if (notCompared.length === 0 || ignoreChildren === true) return exitCodes.success;
  throw new HarnessError(
    'Everything that could be compared is equal, but something could not. `--ignore-children` leaves out the children of Map Runs.',
  );
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

type ReadOptions = CallerOptions;

/** The maximum number of children of a Map Run that are read. */
const mostChildren = 10_000;

/**
 * One side of a comparison: an execution by its ARN, a recording, or an exported history. Throws a HarnessError
 * otherwise.
 */
async function readSide(source: string, options: ReadOptions): Promise<Side> {
  if (source.startsWith('arn:')) return sideOf(whole(source, await fetch(source, options)));
  const content = readJsonFile(source, 'The execution');
  if (isObject(content) && content['stepmill'] === 'recording')
    return sideOf(whole(source, parseRecording(content, source)));
  // Branches are matched by their first state, so a history needs no definition here.
  const history = recordingOfHistory(source, { name: 'StateMachine', definition: '{}' });
  return sideOfExecution(history.execution, {});
}

function whole(source: string, recording: Recording): Recording {
  const why = whyIncomplete(recording.execution);
  if (why === undefined) return recording;
  throw new HarnessError(`${source} cannot be compared. ${why}`);
}

async function fetch(arn: string, options: ReadOptions): Promise<Recording> {
  const caller = openCaller(arn, options);
  try {
    return await fetchRecording(caller, arn, { mostChildren });
  } finally {
    caller.close();
  }
}
