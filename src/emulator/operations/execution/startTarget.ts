import type { Execution } from '../../../engine/executions/Execution';
import type { ExecutionStart } from '../../../engine/executions/ExecutionStart';
import { checkOpenExecutions } from '../limitExceeded';
import type { OperationContext } from '../OperationContext';
import type { Target } from './findTarget';
import { MAX_PAYLOAD_BYTES } from '../../../language/asl/limits';
import { ServiceError } from '../../../errors/ServiceError';
import { TooDeepError } from '../../../util/TooDeepError';
import { parseJson, type Json } from '../../../util/json';
import { isLargerThan } from '../../../util/jsonSize';
import { lazy } from '../../../util/lazy';

const loadJacksonMessage = lazy(
  () => require('../../../util/jacksonMessage') as typeof import('../../../util/jacksonMessage'),
);

const loadPartStart = lazy(() => require('./partStart') as typeof import('./partStart'));

/** What the caller gives for the execution. */
export type StartDetails = Pick<
  ExecutionStart,
  'arn' | 'name' | 'input' | 'inputText' | 'traceHeader' | 'testCase' | 'synchronous'
>;

/** Starts an execution of a target and runs it as far as it goes without waiting. */
export function startTarget(context: OperationContext, target: Target, details: StartDetails): Execution {
  const { caller, quotas } = context;
  if (quotas.openExecutions !== undefined && target.machine.type === 'STANDARD')
    checkOpenExecutions(context, target.machine);
  const { arn, name, input, inputText, testCase, synchronous } = details;
  if (testCase !== undefined) context.startTestCase(target, testCase);
  const traceHeader = caller.traceHeader ?? details.traceHeader;
  const { parent } = caller;
  if (caller.part !== undefined)
    return context.engine.start({
      ...loadPartStart().partStart(context, target, details, caller.part),
      traceHeader,
      testCase,
    });
  return context.engine.start({ target, arn, name, input, inputText, traceHeader, testCase, synchronous, parent });
}

/**
 * Separates the mock file's test case from an ARN: `arn#TestCase`, as in Step Functions Local. Nothing else reads that
 * part.
 */
export function splitTestCase(arnWithTestCase: string): { arn: string; testCase: string | undefined } {
  const at = arnWithTestCase.indexOf('#');
  if (at === -1) return { arn: arnWithTestCase, testCase: undefined };
  return { arn: arnWithTestCase.slice(0, at), testCase: arnWithTestCase.slice(at + 1) };
}

/** Parses the input of an execution, `{}` without one. Throws InvalidExecutionInput. */
export function readExecutionInput(text = '{}'): Json {
  if (text.trim() === '') throw invalidInput('Invalid execution input.');
  const input = parse(text);
  // The model's limit counts characters; the quota counts bytes. AWS's message is not known.
  if (isLargerThan(input, MAX_PAYLOAD_BYTES)) throw invalidInput(`The input has more than ${MAX_PAYLOAD_BYTES} bytes.`);
  return input;
}

function parse(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof TooDeepError) throw invalidInput(error.message);
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidInput(loadJacksonMessage().jacksonMessage(text).message);
  }
}

function invalidInput(what: string): ServiceError {
  return new ServiceError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${what}'`);
}
