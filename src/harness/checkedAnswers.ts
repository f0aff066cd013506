import type { Answers } from '../tasks/answering/Answers';
import type { Patience, Watch } from '../tasks/integrations/outbox/Outbox';
import { checkDestination, checkNameOfState } from '../tasks/mocking/checkCalleeName';
import type { Place } from './places/Place';
import type { Deployment } from './deploy/Deployment';

interface Asked {
  /** What needs them, for the error of a place that has none. */
  readonly what: string;
  /** Whether time passes by itself. */
  readonly timed: boolean | undefined;
  /** Makes sure that a message is awaited. */
  readonly awaited: Watch;
}

/**
 * The mocks, functions, calls and outbox of a place. Queries of the calls and the outbox check names against what the
 * machines call.
 */
export function checkedAnswers(
  place: Place,
  deployments: readonly Deployment[],
  { what, timed, awaited }: Asked,
): Answers {
  const answers = place.answers(what);
  const calls = answers.calls.knowing(() => {
    const named = [...deployments, ...place.machines()];
    const { targets } = answers;
    return { definitions: named.map(({ definition }) => definition), machines: named.map(({ name }) => name), targets };
  });
  answers.outbox.checking(
    ({ service, destination, state }) => {
      if (destination !== undefined) checkDestination(service, destination, calls.known);
      if (state !== undefined) checkNameOfState(state, calls.known);
    },
    patienceOf(place, timed),
    awaited,
  );
  return answers;
}

/**
 * If time passes by itself, or a client outside may start executions, waiting for a message has no limit of its own.
 */
function patienceOf(place: Place, timed: boolean | undefined): Patience | undefined {
  if (timed !== true) return undefined;
  return { ms: place.patienceMs, whyNone: () => (place.hasServer ? undefined : place.rest()) };
}
