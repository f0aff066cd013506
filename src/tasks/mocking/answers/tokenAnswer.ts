import type { TaskOutcome, TaskRequest, TokenEvent } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import type { Answer } from './Answer';
import { staysOpen, submission } from './valueReply';
import { callName } from '../callName';

/** Heartbeats sent with the task's token: `times` of them, at a fixed interval. */
export interface Beats {
  readonly everySeconds: number;
  readonly times: number;
}

/** How the token is finally used, this long after the submission or the last heartbeat. */
export interface TokenEnd {
  readonly outcome: TaskOutcome;
  readonly afterSeconds: number;
}

/** The task is submitted; then its token is used as scripted: heartbeats, and an end or silence. */
export function tokenAnswer(description: string, beats: Beats | undefined, end: TokenEnd | undefined): Answer {
  const events: TokenEvent[] = [];
  const { everySeconds = 0, times = 0 } = beats ?? {};
  for (let i = 1; i <= times; i++) events.push({ afterSeconds: everySeconds * i, heartbeat: true });
  if (end) events.push({ afterSeconds: everySeconds * times + end.afterSeconds, outcome: end.outcome });
  const tokenEvents: readonly TokenEvent[] = events;
  return {
    description,
    reply(request) {
      refuseWithoutToken(request, description);
      return { ...submission(request), tokenEvents, endedBy: end ? 'inside' : 'nobody' };
    },
  };
}

/** The task is submitted, and the test or any other client uses its token. */
export const openTokenAnswer: Answer = {
  description: 'leaves the token open',
  reply(request) {
    refuseWithoutToken(request, 'leaves the token open');
    return { ...submission(request), endedBy: 'outside' };
  },
};

function refuseWithoutToken(request: TaskRequest, description: string): void {
  if (request.resource.kind === 'activity' || staysOpen(request)) return;
  throw new HarnessError(
    `The mock of state '${request.state}' ${description}, but '${callName(request.resource)}' does not wait for a task token. ` +
      'End the Resource in .waitForTaskToken, or answer with `returns` or `throws`.',
  );
}

/** The task gets no answer. Its timeout or heartbeat ends it, and skipped time may jump there. */
export const silentAnswer: Answer = {
  description: 'times out',
  reply(request) {
    const { resource, state } = request;
    if (resource.kind === 'composite') {
      throw new HarnessError(
        `The mock of state '${state}' times out, but a ${resource.type} has no TimeoutSeconds. For the error of a ` +
          `timeout inside it, write .throws('States.Timeout').`,
      );
    }
    return { ...submission(request), endedBy: 'nobody' };
  },
};
