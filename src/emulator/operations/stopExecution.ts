import { findStandardExecution } from './execution/findStandardExecution';
import { SensitiveCause, SensitiveError, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds } from './reply';

/** Aborts an execution. AWS: for an ended execution, returns the date of its end; its error stays (recorded 2026). */
export const stopExecution = {
  name: 'StopExecution',
  input: { executionArn: required(Arn), error: SensitiveError, cause: SensitiveCause },
  reads: ['executions'],
  writes: ['executions', 'tasks'],
  answers: 'atOnce',
  right: 'states:StopExecution',
  // AWS: metadata is not encrypted, so an end without error and cause needs no key (model).
  key: { rights: ['kms:GenerateDataKey'], onlyWith: ['error', 'cause'] },
  bucket: { large: [1_000, 200], calls: [500, 25] },
  errors: [
    'ExecutionDoesNotExist',
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'ValidationException',
  ],
  handle(context, { executionArn, error, cause }) {
    const execution = findStandardExecution(context, executionArn);
    execution.stop(error, cause);
    return { stopDate: seconds(execution.stopDate ?? execution.now()) };
  },
} satisfies Operation<'StopExecution'>;
