import { ServiceError } from '../../errors/ServiceError';
import { parseJson, type Json } from '../../util/json';
import { checkActivityOf } from './activity/findActivity';
import { SensitiveData, TaskToken } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/**
 * Ends the task of a token with an output.
 *
 * AWS: the form of the token is checked first, then the output, then whether the task is still open. A rejected output
 * does not use up the token (recorded 2026).
 */
export const sendTaskSuccess = {
  name: 'SendTaskSuccess',
  input: { taskToken: required(TaskToken), output: required(SensitiveData) },
  reads: ['activities', 'tasks'],
  writes: ['tasks', 'executions'],
  answers: 'atOnce',
  right: 'states:SendTaskSuccess',
  key: { rights: ['kms:GenerateDataKey'] },
  bucket: { large: [3_000, 500], calls: [1_500, 300] },
  errors: [
    'InvalidOutput',
    'InvalidToken',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'TaskDoesNotExist',
    'TaskTimedOut',
  ],
  handle(context, { taskToken, output }) {
    const { engine, caller } = context;
    engine.tokens.checkForm(taskToken, caller.region);
    const value = parseOutput(output);
    checkActivityOf(context, taskToken);
    engine.tokens.end(taskToken, caller.region, { output: value });
    return {};
  },
} satisfies Operation<'SendTaskSuccess'>;

function parseOutput(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${text}' is not valid JSON.`);
  }
}
