import type { PartRequest } from '../../contract/PartRequest';
import type { PartOptions } from '../../harness/run/PartOptions';
import { partRequest } from '../../harness/run/partRequest';
import { readJsonOption } from '../../terminal/options/readInput';
import { parseJson } from '../../util/json';
import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { partOfFile } from '../../insight/recordings/partOfFile';
import { resumedStart } from '../../harness/run/resumedStart';

/** The options that choose a part of the machine. */
export interface PartFlags {
  readonly from?: string;
  readonly until?: string;
  /** JSON, or a file. */
  readonly variables?: string;
  /** JSON, or a file. */
  readonly context?: string;
  /** A recording or an exported history, whose data to begin with. */
  readonly resume?: string;
}

/** What to run, and with what. */
export interface GivenPart {
  /** A JSON string. */
  readonly input: string;
  /** `undefined`: the whole machine runs. */
  readonly part: PartRequest | undefined;
  /** What to know about the data, one sentence each. */
  readonly notes: readonly string[];
}

/** What the options choose. `input`: of `--input`, if it is there. Throws HarnessError. */
export function readPart(
  { resume, ...flags }: PartFlags,
  input: string | undefined,
  definition: () => StateMachineDefinition,
): GivenPart {
  if (resume === undefined) return { input: input ?? '{}', part: partRequest(readFlags(flags)), notes: [] };
  const { from } = flags;
  if (from === undefined)
    throw new HarnessError('--resume takes the data of a state of the execution. Say which: --from STATE.');
  let notes: readonly string[] = [];
  const options = { ...readFlags(flags), from, ...(input !== undefined && { input: parseJson(input) }) };
  const given = resumedStart(options, (state) => {
    const found = partOfFile(resume, definition(), state);
    ({ notes } = found);
    return found;
  });
  return { input: given.input!, part: given.part, notes };
}

function readFlags({ from, until, variables, context }: PartFlags): PartOptions {
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(variables !== undefined && { variables: readJsonFlag(variables, '--variables') }),
    ...(context !== undefined && { context: readJsonFlag(context, '--context') }),
  } as PartOptions;
}

function readJsonFlag(given: string, option: string): unknown {
  return parseJson(readJsonOption(given, option));
}
