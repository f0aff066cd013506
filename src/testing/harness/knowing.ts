import type { Answers } from '../../tasks/answering/Answers';
import { checkStateSpelling, checkTargetName, type KnownTargets } from '../../tasks/mocking/checkCalleeName';
import type { Deployment } from './deploy/Deployment';

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

/** Tells the log of calls and the outbox which names the machines of a test have: a query by a misspelt one throws. */
export function knowing(answers: Answers, deployments: readonly Deployment[]): Answers {
  const definitions = (): KnownTargets['definitions'] => deployments.map(({ definition }) => definition);
  const calls = answers.calls.knowing(definitions);
  answers.outbox.checking(({ service, destination, state }) => {
    if (destination !== undefined)
      checkTargetName(service === undefined ? Object.values(kinds) : kinds[service], destination, calls.known);
    if (state !== undefined) checkStateSpelling(state, calls.known);
  });
  return answers;
}
