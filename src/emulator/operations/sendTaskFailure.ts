import { checkActivityOf } from './activity/findActivity';
import { SensitiveCause, SensitiveError, TaskToken } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Ends the task of a token with an error. */
export const sendTaskFailure = {
  name: 'SendTaskFailure',
  input: {
    taskToken: required(TaskToken),
    error: SensitiveError,
    cause: SensitiveCause,
  },
  reads: ['activities', 'tasks'],
  writes: ['tasks', 'executions'],
  answers: 'atOnce',
  right: 'states:SendTaskFailure',
  // AWS: metadata is not encrypted, so an end without error and cause needs no key (model).
  key: { rights: ['kms:GenerateDataKey'], onlyWith: ['error', 'cause'] },
  bucket: { large: [3_000, 500], calls: [1_500, 300] },
  errors: [
    'InvalidToken',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'TaskDoesNotExist',
    'TaskTimedOut',
  ],
  handle(context, { taskToken, error, cause }) {
    const { engine, caller } = context;
    checkActivityOf(context, taskToken);
    engine.tokens.end(taskToken, caller.region, { error, cause });
    return {};
  },
} satisfies Operation<'SendTaskFailure'>;
