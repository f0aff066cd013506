import { present } from '../../util/present';
import { findDescribed } from './execution/findStandardExecution';
import { describeRevision } from './machine/describeRevision';
import { IncludedData, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/** Describes the state machine as an execution runs it, even if it has since been changed or deleted. */
export const describeStateMachineForExecution = {
  name: 'DescribeStateMachineForExecution',
  input: {
    executionArn: required(Arn),
    includedData: IncludedData,
  },
  reads: ['executions'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeStateMachineForExecution',
  key: { rights: ['kms:Decrypt'] },
  bucket: { calls: [200, 1] },
  errors: [
    'ExecutionDoesNotExist',
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
  ],
  handle(context, { executionArn, includedData }) {
    const { stateMachineArn, stateMachineName, revision, child } = findDescribed(context, executionArn);
    const { definition, roleArn, ...rest } = describeRevision(revision, includedData);
    return present({
      stateMachineArn,
      name: stateMachineName,
      definition,
      roleArn,
      updateDate: seconds(revision.updateDateMs),
      ...rest,
      mapRunArn: child?.mapRun.arn,
      label: child && stateMachineArn.split('/')[1],
    });
  },
} satisfies Operation<'DescribeStateMachineForExecution'>;
