import { present } from '../../util/present';
import { toText } from '../../util/json';
import { findDescribed } from './execution/findStandardExecution';
import { redriveStatus } from './execution/redriveStatus';
import { IncludedData, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds, secondsOf } from './reply';

/** Describes a Standard execution, or a child of a Map Run. */
export const describeExecution = {
  name: 'DescribeExecution',
  input: { executionArn: required(Arn), includedData: IncludedData },
  reads: ['machines', 'executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeExecution',
  key: { rights: ['kms:Decrypt'] },
  bucket: { calls: [300, 50] },
  errors: [
    'ExecutionDoesNotExist',
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
  ],
  handle(context, { executionArn, includedData }) {
    const execution = findDescribed(context, executionArn);
    const { output } = execution;
    const included = includedData !== 'METADATA_ONLY';
    return present({
      executionArn: execution.arn,
      stateMachineArn: execution.stateMachineArn,
      name: execution.name,
      status: execution.child?.mapRun.children.statusOf(execution) ?? execution.status,
      startDate: seconds(execution.startDate),
      stopDate: secondsOf(execution.stopDate),
      input: included ? execution.start.inputText : undefined,
      inputDetails: { included },
      output: included && output !== undefined ? toText(output) : undefined,
      outputDetails: output === undefined ? undefined : { included },
      traceHeader: execution.start.traceHeader,
      mapRunArn: execution.child?.mapRun.arn,
      error: included ? execution.error : undefined,
      cause: included ? execution.cause : undefined,
      stateMachineVersionArn: execution.versionArn,
      stateMachineAliasArn: execution.aliasArn,
      redriveCount: execution.redriveCount ?? 0,
      redriveDate: secondsOf(execution.redriven?.timeMs),
      ...redriveStatus(context, execution),
    });
  },
} satisfies Operation<'DescribeExecution'>;
