import type { Execution } from '../../engine/executions/Execution';
import { ServiceError } from '../../errors/ServiceError';
import { checkName } from '../store/names';
import { expressExecutionArn } from '../store/arns';
import { findTarget } from './execution/findTarget';
import { splitTestCase, startTarget, readExecutionInput } from './execution/startTarget';
import { SensitiveData, ArnWithTestCase, Name, TraceHeader } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import type { OperationContext } from './OperationContext';
import { seconds } from './reply';

const nameKeptMs = 90 * 24 * 60 * 60 * 1000;

/**
 * Starts an execution.
 *
 * AWS: a second start with the same name and input returns the first execution while it runs. Express workflows have no
 * such rule: every start is a new execution. A name can be used again 90 days after the end of its execution.
 */
export const startExecution = {
  name: 'StartExecution',
  input: {
    stateMachineArn: required(ArnWithTestCase),
    name: Name,
    input: SensitiveData,
    traceHeader: TraceHeader,
  },
  reads: ['machines', 'executions'],
  writes: ['executions'],
  answers: 'atOnce',
  right: 'states:StartExecution',
  key: { rights: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  bucket: { large: [1_300, 300], calls: [800, 150], express: [6_000, 6_000] },
  errors: [
    'ExecutionAlreadyExists',
    'ExecutionLimitExceeded',
    'InvalidArn',
    'InvalidExecutionInput',
    'InvalidName',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'ValidationException',
  ],
  handle(context, { stateMachineArn, name: givenName, input: inputText = '{}', traceHeader }) {
    const { arn, testCase } = splitTestCase(stateMachineArn);
    if (givenName !== undefined) checkName(givenName);
    const name = givenName ?? context.ids.uuid();
    const target = findTarget(context, arn);
    const input = readExecutionInput(inputText);
    const { machine } = target;
    if (machine.type === 'EXPRESS') {
      const ownArn = expressExecutionArn(machine, machine.name, name, context.ids.uuid());
      const execution = startTarget(context, target, { arn: ownArn, name, input, inputText, traceHeader, testCase });
      return { executionArn: execution.arn, startDate: seconds(execution.startDate) };
    }
    const ownArn = machine.executionArn(name);
    // A generated name is always new.
    if (givenName !== undefined) {
      const { executions } = context.engine;
      const existing = context.engine.executions.get(ownArn);
      const endMs = existing === undefined ? executions.endOfForgotten(machine.arn, name) : existing.stopDate;
      const isFree = endMs !== undefined && context.engine.now() - endMs >= nameKeptMs;
      if (!isFree && (endMs !== undefined || (existing !== undefined && isOther(existing, context, inputText)))) {
        throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${ownArn}'`);
      }
      if (existing !== undefined && !isFree) return { executionArn: ownArn, startDate: seconds(existing.startDate) };
      if (existing !== undefined) executions.forget(existing);
    }
    const execution = startTarget(context, target, { arn: ownArn, name, input, inputText, traceHeader, testCase });
    return { executionArn: execution.arn, startDate: seconds(execution.startDate) };
  },
} satisfies Operation<'StartExecution'>;

/** Whether a call asks for something else than the execution that has its name does. A part is never the same. */
function isOther({ start }: Execution, { caller }: OperationContext, wanted: string): boolean {
  return start.inputText !== wanted || start.part !== undefined || caller.part !== undefined;
}
