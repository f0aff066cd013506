import type { PartRequest } from '../../contract/PartRequest';
import { HarnessError } from '../../errors/HarnessError';
import { checkMembers } from '../../util/checkMembers';
import { printJson } from '../../util/ExactNumber';
import { oddValue } from '../../util/oddValue';
import type { PartOptions } from './PartOptions';
import { partOptions, partRequest } from './partRequest';

/** Options of an execution, besides its input. */
export interface RunOptions<
  TestCase extends string = string,
  State extends string = string,
> extends PartOptions<State> {
  /** Default: a generated one. */
  readonly name?: string;
  /** A test case of the mock file: the execution is started with `arn#TestCase`. */
  readonly testCase?: TestCase;
}

/** The arguments of `run(input, options)` as they were at the call: the test may change its objects right after it. */
export interface GivenStart {
  /** A JSON string. */
  readonly input: string | undefined;
  readonly name: string | undefined;
  readonly testCase: string | undefined;
  /** `undefined`: the whole machine runs. */
  readonly part: PartRequest | undefined;
}

/**
 * Reads the arguments of `run(input, options)`. Throws HarnessError for unknown options, and for an input that is not
 * JSON.
 */
export function givenStart(input: unknown, options: RunOptions): GivenStart {
  checkMembers(options, ['name', 'testCase', ...partOptions], 'The second argument of run(input, options)');
  const { name, testCase } = options;
  const text = input === undefined ? undefined : inputText(input, 'The input of an execution');
  return { input: text, name, testCase, part: partRequest(options) };
}

/** The input of StartExecution. */
export function startInput(
  stateMachineArn: string,
  { input, name, testCase }: GivenStart,
): Readonly<Record<string, unknown>> {
  return {
    stateMachineArn: testCase === undefined ? stateMachineArn : `${stateMachineArn}#${testCase}`,
    ...(input === undefined ? {} : { input }),
    ...(name === undefined ? {} : { name }),
  };
}

/**
 * The JSON of a value of the test, as a string. `what` begins the message of the HarnessError for a value that is not
 * JSON.
 */
export function inputText(input: unknown, what: string): string {
  const odd = typeof input === 'function' ? undefined : oddValue(input);
  if (odd !== undefined)
    throw new HarnessError(`${what} must be JSON, but it is ${odd}${odd.endsWith('?') ? '' : '.'}`);
  const text = printJson(input);
  if (text !== undefined) return text;
  throw new HarnessError(`${what} must be JSON, but it is a ${typeof input}.`);
}
