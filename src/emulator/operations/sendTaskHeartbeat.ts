import { checkActivityOf } from './activity/findActivity';
import { TaskToken } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';

/** Reports that the task of a token is still being worked on. Leaves no event in the history. */
export const sendTaskHeartbeat = {
  name: 'SendTaskHeartbeat',
  input: { taskToken: required(TaskToken) },
  reads: ['activities', 'tasks'],
  writes: ['tasks'],
  answers: 'atOnce',
  right: 'states:SendTaskHeartbeat',
  bucket: { large: [3_000, 500], calls: [1_500, 300] },
  errors: ['InvalidToken', 'TaskDoesNotExist', 'TaskTimedOut'],
  handle(context, { taskToken }) {
    const { engine, caller } = context;
    checkActivityOf(context, taskToken);
    engine.tokens.heartbeat(taskToken, caller.region);
    return {};
  },
} satisfies Operation<'SendTaskHeartbeat'>;
