import type { StateMachineDefinition } from '../../language/asl/types';
import type { Origin } from '../../story/trace/Story';
import type { Answers } from '../../tasks/answering/Answers';
import type { Patience } from '../../tasks/integrations/outbox/Outbox';
import { checkStateSpelling, checkTargetName } from '../../tasks/mocking/checkCalleeName';
import { isProcessPlace } from '../places/createPlace';
import type { Place } from '../places/Place';
import type { ProcessPlace } from '../places/ProcessPlace';
import type { Deployment } from './deploy/Deployment';

const kinds = { sqs: 'queue', sns: 'topic', events: 'eventBus' } as const;

/**
 * The answers of a place, for `what`. Their log of calls and their outbox are told which names there are: a query by a
 * misspelt one throws.
 */
export function knowing(place: Place, what: string, deployments: readonly Deployment[], { timed }: Origin): Answers {
  const answers = place.answers(what);
  const calls = answers.calls.knowing(() => {
    const named = [...deployments, ...madeByOthers(place)];
    return { definitions: named.map(({ definition }) => definition), machines: named.map(({ name }) => name) };
  });
  answers.outbox.checking(
    ({ service, destination, state }) => {
      if (destination !== undefined)
        checkTargetName(service === undefined ? Object.values(kinds) : kinds[service], destination, calls.known);
      if (state !== undefined) checkStateSpelling(state, calls.known);
    },
    patienceOf(place, timed),
  );
  return answers;
}

/** Where time passes by itself, or somebody outside may start something, a message is waited for as long as the test likes. */
function patienceOf(place: Place, timed: boolean | undefined): Patience | undefined {
  if (!isProcessPlace(place) || timed !== true) return undefined;
  return { ms: place.patienceMs, whyNone: () => (place.isAtRest && !place.hasServer ? whatCameOf(place) : undefined) };
}

/** The executions so far; `undefined` when there are none, so that some may still be started. */
function whatCameOf({ service }: ProcessPlace): string | undefined {
  const lines = [...service.executions()].slice(-5).map(({ arn, name, stateMachineName, status, error, cause }) => {
    if (status === 'RUNNING') return service.describeWaiting(arn);
    const why = [error, cause].filter((text) => text !== undefined).join(': ');
    return `Execution ${name} of ${stateMachineName} is ${status}${why === '' ? '' : `: ${why}`}`;
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** The machines of the place: those that the code under test has made are among them. */
function madeByOthers(place: Place): { readonly name: string; readonly definition: StateMachineDefinition }[] {
  if (!isProcessPlace(place)) return [];
  const machines = [...place.service.inside.stateMachines.all()];
  return machines.map(({ name, revision }) => ({ name, definition: revision.program.definition }));
}
