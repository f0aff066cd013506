import type { Execution } from '../../../engine/executions/Execution';
import type { ExecutionStart } from '../../../engine/executions/StartedExecution';
import { checkOpenExecutions } from '../limitExceeded';
import type { OperationContext } from '../OperationContext';
import type { Target } from './findTarget';

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
