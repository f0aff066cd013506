import type { Answer } from './Answer';
import { submission } from './valueReply';

/** Nobody ever answers: the task's time-out or heartbeat ends it, and skipped time may jump there. */
export const silentAnswer: Answer = {
  description: 'times out',
  reply: (request) => ({ ...submission(request), endedBy: 'nobody' }),
};
