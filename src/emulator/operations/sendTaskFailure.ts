import { checkActivityOf } from './activity/findActivity';
import { SensitiveCause, SensitiveError, TaskToken } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';

/** Ends the task of a token with an error. */
export const sendTaskFailure = operation('SendTaskFailure', {
  input: {
    taskToken: required(TaskToken),
    error: SensitiveError,
    cause: SensitiveCause,
  },
  handle(context, { taskToken, error, cause }) {
    const { engine, caller } = context;
    checkActivityOf(context, taskToken);
    engine.tokens.end(taskToken, caller.region, { error, cause });
    return {};
  },
});
