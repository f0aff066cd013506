import { checkActivityOf } from './activity/findActivity';
import { TaskToken } from './model/data';
import { required } from './model/shapes';
import { operation } from './Operation';

/** Reports that the task of a token is still being worked on. Leaves no event in the history. */
export const sendTaskHeartbeat = operation('SendTaskHeartbeat', {
  input: { taskToken: required(TaskToken) },
  handle(context, { taskToken }) {
    const { engine, caller } = context;
    checkActivityOf(context, taskToken);
    engine.tokens.heartbeat(taskToken, caller.region);
    return {};
  },
});
