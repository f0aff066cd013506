import type { StateMachineDefinition } from '../../language/asl/types';
import type { Answers } from '../../tasks/answering/Answers';
import { checkStateSpelling, checkTargetName } from '../../tasks/mocking/checkCalleeName';
import { isProcessPlace } from '../places/createPlace';
import type { Place } from '../places/Place';
import type { Deployment } from './deploy/Deployment';

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

/**
 * The answers of a place, for `what`. Their log of calls and their outbox are told which names there are: a query by a
 * misspelt one throws.
 */
export function knowing(place: Place, what: string, deployments: readonly Deployment[]): Answers {
  const answers = place.answers(what);
  const calls = answers.calls.knowing(() => {
    const named = [...deployments, ...madeByOthers(place)];
    return { definitions: named.map(({ definition }) => definition), machines: named.map(({ name }) => name) };
  });
  answers.outbox.checking(({ service, destination, state }) => {
    if (destination !== undefined)
      checkTargetName(service === undefined ? Object.values(kinds) : kinds[service], destination, calls.known);
    if (state !== undefined) checkStateSpelling(state, calls.known);
  });
  return answers;
}

/** The machines of the place: those that the code under test has made are among them. */
function madeByOthers(place: Place): { readonly name: string; readonly definition: StateMachineDefinition }[] {
  if (!isProcessPlace(place)) return [];
  const machines = [...place.service.inside.stateMachines.all()];
  return machines.map(({ name, revision }) => ({ name, definition: revision.program.definition }));
}
