import { resourceOf } from '../../../language/asl/walk';
import { member } from '../../../util/json';
import type { Adviser } from '../Advice';

/** A task that waits for an answer from outside, for up to a year if none comes. */
export const CallbackTimeoutAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path, type } of states) {
    const resource = resourceOf({ type, object });
    const waits =
      resource?.kind === 'activity' || (resource?.kind === 'integration' && resource.pattern === 'WAIT_FOR_TASK_TOKEN');
    if (!waits || limits.some((name) => member(object, name) !== undefined)) continue;
    const who = resource.kind === 'activity' ? 'an activity worker' : 'a task token to come back';
    advise(
      'CALLBACK_WITHOUT_TIMEOUT',
      path,
      `This state waits for ${who} and has neither TimeoutSeconds nor HeartbeatSeconds.`,
      'Without a limit a lost answer leaves the execution running for up to a year.',
    );
  }
};

const limits = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'] as const;
