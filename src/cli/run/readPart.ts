import type { PartRequest } from '../../contract/PartRequest';
import type { PartOptions } from '../../harness/run/PartOptions';
import { partRequest } from '../../harness/run/partRequest';
import { readJsonOption } from '../../terminal/options/readInput';
import { parseJson } from '../../util/json';

/** The options that choose a part of the machine. */
export interface PartFlags {
  readonly from?: string;
  readonly until?: string;
  /** JSON, or a file. */
  readonly variables?: string;
  /** JSON, or a file. */
  readonly context?: string;
}

/** What to run, and with what. */
export interface GivenPart {
  /** A JSON string. */
  readonly input: string;
  /** `undefined`: the whole machine runs. */
  readonly part: PartRequest | undefined;
}

/** The part that the options choose; `undefined` for the whole machine. Throws HarnessError. */
export function readPart({ from, until, variables, context }: PartFlags): PartRequest | undefined {
  return partRequest({
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(variables !== undefined && { variables: readObject(variables, '--variables') as PartOptions['variables'] }),
    ...(context !== undefined && { context: readObject(context, '--context') as PartOptions['context'] }),
  } as PartOptions);
}

function readObject(given: string, option: string): unknown {
  return parseJson(readJsonOption(given, option));
}
