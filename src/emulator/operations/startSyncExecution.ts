import { present } from '../../util/present';
import type { Execution } from '../../engine/executions/Execution';
import { expressExecutionArn } from '../store/arns';
import { checkName } from '../store/names';
import { toText } from '../../util/json';
import { stateMachineTypeNotSupported } from './exceptions';
import { billingOf } from './execution/billing';
import { findTarget } from './execution/findTarget';
import { splitTestCase, startTarget, readExecutionInput } from './execution/startTarget';
import { IncludedData, SensitiveData, ArnWithTestCase, Name, TraceHeader } from './model/data';
import { required } from './model/shapes';
import type { Operation, OperationOutput } from './Operation';
import { seconds } from './reply';

/**
 * Runs an Express workflow to its end, and returns the result. A failed workflow is a result, not an exception.
 */
export const startSyncExecution = {
  name: 'StartSyncExecution',
  input: {
    stateMachineArn: required(ArnWithTestCase),
    name: Name,
    input: SensitiveData,
    traceHeader: TraceHeader,
    includedData: IncludedData,
  },
  reads: ['machines'],
  writes: ['executions'],
  answers: 'afterOthers',
  right: 'states:StartSyncExecution',
  key: { rights: ['kms:Decrypt'] },
  // AWS: it has no bucket.
  bucket: undefined,
  errors: [
    'InvalidArn',
    'InvalidExecutionInput',
    'InvalidName',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'StateMachineTypeNotSupported',
  ],
  handle(context, given) {
    const { stateMachineArn, name = context.ids.uuid(), input: inputText = '{}', traceHeader, includedData } = given;
    const { arn, testCase } = splitTestCase(stateMachineArn);
    checkName(name);
    const target = findTarget(context, arn);
    if (target.machine.type !== 'EXPRESS') throw stateMachineTypeNotSupported();
    const input = readExecutionInput(inputText);
    const ownArn = expressExecutionArn(target.machine, target.machine.name, name, context.ids.uuid());
    const details = { arn: ownArn, name, input, inputText, traceHeader, testCase, synchronous: true };
    const execution = startTarget(context, target, details);
    const included = includedData !== 'METADATA_ONLY';
    if (execution.status !== 'RUNNING') return describe(execution, included);
    return execution.ended().then(() => describe(execution, included));
  },
} satisfies Operation<'StartSyncExecution'>;

/** AWS: `outputDetails` is present even if the workflow has failed (recorded). */
function describe(execution: Execution, included: boolean): OperationOutput<'StartSyncExecution'> {
  const { arn, stateMachineArn, name, startDate, stopDate = startDate, status, error, cause, output } = execution;
  const data = included
    ? { error, cause, input: execution.start.inputText, output: output === undefined ? undefined : toText(output) }
    : {};
  const { billedMb, billedMs } = billingOf(execution);
  return present({
    executionArn: arn,
    stateMachineArn,
    name,
    startDate: seconds(startDate),
    stopDate: seconds(stopDate),
    // Only closing the emulator aborts an Express execution, and the API does not have that status here.
    status: status === 'SUCCEEDED' || status === 'TIMED_OUT' ? status : ('FAILED' as const),
    error: data.error,
    cause: data.cause,
    input: data.input,
    inputDetails: { included },
    output: data.output,
    outputDetails: { included },
    traceHeader: execution.start.traceHeader,
    billingDetails: { billedMemoryUsedInMB: billedMb, billedDurationInMilliseconds: billedMs },
  });
}
