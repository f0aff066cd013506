import type { Origin } from '../../story/trace/Story';
import type { Answers } from '../../tasks/answering/Answers';
import type { Patience } from '../../tasks/integrations/outbox/Outbox';
import { checkNameOfState, checkTargetName } from '../../tasks/mocking/checkCalleeName';
import type { Place } from '../places/Place';
import type { Deployment } from './deploy/Deployment';

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

/**
 * The answers of a place, for `what`. Their log of calls and their outbox are told which names there are: a query by a
 * misspelt one throws.
 */
export function knowing(place: Place, what: string, deployments: readonly Deployment[], { timed }: Origin): Answers {
  const answers = place.answers(what);
  const calls = answers.calls.knowing(() => {
    const named = [...deployments, ...place.machines()];
    return { definitions: named.map(({ definition }) => definition), machines: named.map(({ name }) => name) };
  });
  answers.outbox.checking(
    ({ service, destination, state }) => {
      if (destination !== undefined)
        checkTargetName(service === undefined ? Object.values(kinds) : kinds[service], destination, calls.known);
      if (state !== undefined) checkNameOfState(state, calls.known);
    },
    patienceOf(place, timed),
  );
  return answers;
}

/** Where time passes by itself, or somebody outside may start something, a message is waited for as long as the test likes. */
function patienceOf(place: Place, timed: boolean | undefined): Patience | undefined {
  if (timed !== true) return undefined;
  return { ms: place.patienceMs, whyNone: () => (place.hasServer ? undefined : place.rest()) };
}
