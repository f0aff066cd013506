import { HarnessError } from '../../../errors/HarnessError';
import { checkMembers } from '../../../util/checkMembers';
import { printJson } from '../../../util/ExactNumber';
import { oddValue } from '../../../util/oddValue';

/** Options of an execution, besides its input. */
export interface RunOptions<TestCase extends string = string> {
  /** Default: a generated one. */
  readonly name?: string;
  /** A test case of the mock file: the execution is started with `arn#TestCase`. */
  readonly testCase?: TestCase;
}

/**
 * The input of StartExecution for `run(input, options)`; `choose` says which test case it is. Throws HarnessError for
 * unknown options, and for an input that is not JSON.
 */
export function startInput(
  stateMachineArn: string,
  input: unknown,
  options: RunOptions,
  choose: (testCase: string | undefined) => string | undefined,
): Readonly<Record<string, unknown>> {
  checkMembers(options, ['name', 'testCase'], 'The second argument of run(input, options)');
  const { name } = options;
  const testCase = choose(options.testCase);
  return {
    stateMachineArn: testCase === undefined ? stateMachineArn : `${stateMachineArn}#${testCase}`,
    ...(input === undefined ? {} : { input: inputText(input, 'The input of an execution') }),
    ...(name === undefined ? {} : { name }),
  };
}

/** The JSON text of a value of the test. `what` begins the message of the HarnessError for a value that is not JSON. */
export function inputText(input: unknown, what: string): string {
  const odd = typeof input === 'function' ? undefined : oddValue(input);
  if (odd !== undefined) throw new HarnessError(`${what} is JSON, and it is ${odd}${odd.endsWith('?') ? '' : '.'}`);
  const text = printJson(input);
  if (text !== undefined) return text;
  throw new HarnessError(`${what} is JSON; a ${typeof input} is none.`);
}
