import { HarnessError } from '../../../errors/HarnessError';
import type { Answer } from './Answer';
import { submission } from './valueReply';

/** Nobody ever answers: the task's time-out or heartbeat ends it, and skipped time may jump there. */
export const silentAnswer: Answer = {
  description: 'times out',
  reply(request) {
    const { resource, state } = request;
    if (resource.kind === 'composite') {
      throw new HarnessError(
        `The mock of state '${state}' times out, but a ${resource.type} has no TimeoutSeconds. For the error of a ` +
          `time-out inside it, write .throws('States.Timeout').`,
      );
    }
    return { ...submission(request), endedBy: 'nobody' };
  },
};
