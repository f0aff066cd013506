import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import type { Script } from '../../../tasks/mocking/Script';
import type { Calls } from '../../../tasks/mocking/Calls';
import { checkTargetName, type KnownTargets } from '../../../tasks/mocking/checkCalleeName';
import { nameInVain, noSuch } from '../../../tasks/mocking/nameInVain';
import { formatCount } from '../../../util/formatCount';
import type { Place } from '../../places/Place';
import { runsSomeTestsOnly } from './unusedMockErrors';
import type { Deployment } from '../deploy/Deployment';

/**
 * Mocks and denials that nothing met, and that nothing can meet: no machine has a state of that name, no Map had such an
 * item, what is called has nearly that name. One error, or none, whatever the option `unusedMocks` says.
 */
export function namesInVain(
  scope: MockScope,
  place: Place,
  deployments: readonly Deployment[],
): readonly [] | Promise<readonly HarnessError[]> {
  // In AWS there are no mocks.
  if (place.kind === 'aws' || deployments.length === 0) return [];
  // The machine may be named in a test that does not run.
  if (scope === 'file' && runsSomeTestsOnly()) return [];
  const { mocks, denials, calls, functions } = place.answers('sfn.scripts');
  const scripts = scope === 'test' ? mocks.unused('test') : mocks.neverUsed();
  const unmet = denials.unused(scope);
  const own = scope === 'test' ? functions.ofTest() : [];
  if (scripts.length + unmet.length + own.length === 0) return [];
  const known = { calls: calls.all, definitions: deployments.map(({ definition }) => definition) };
  const machines = deployments.map(({ name }) => name);
  const states = deployments.flatMap(({ stateNames }) => stateNames);
  const lines = [
    ...own.flatMap((name) => misspeltFunction(name, known)),
    ...scripts.flatMap((script) => [
      ...nameInVain(script, { known, machines, states }).map((why) => `${script.description}: ${why}`),
      ...(scope === 'test' ? itemInVain(script, calls) : []),
    ]),
    ...unmet.flatMap(({ description, filter: { state, stateMachine } }) => [
      ...noSuch('state', state, states).map((why) => `${description}: ${why}`),
      ...noSuch('state machine', stateMachine, machines).map((why) => `${description}: ${why}`),
    ]),
  ];
  return lines.length === 0 ? [] : tellUnlessOthers(lines, place, machines);
}

async function tellUnlessOthers(
  lines: readonly string[],
  place: Place,
  machines: readonly string[],
): Promise<readonly HarnessError[]> {
  if (await hasOthers(place, machines)) return [];
  return [
    new HarnessError(['What was written for these had no effect:', ...lines.map((line) => `  ${line}`)].join('\n')),
  ];
}

/** The states of machines that the code under test has made are not known. */
async function hasOthers(place: Place, machines: readonly string[]): Promise<boolean> {
  // A server that has gone is the error of whoever asks it next, not of the end of the test.
  const reply = await place.call('ListStateMachines', {}).catch(() => undefined);
  const there = reply?.['stateMachines'] as readonly { name: string }[] | undefined;
  return there === undefined || there.some(({ name }) => !machines.includes(name));
}

/** A function that the test has named nearly as one that is called: what is called was answered otherwise. */
function misspeltFunction(name: string, known: KnownTargets): readonly string[] {
  try {
    checkTargetName('function', name, known);
    return [];
  } catch (error) {
    return [`sfn.lambda('${name}', …): ${(error as Error).message}`];
  }
}

/** A mock for an item that no Map reached, though its task ran for others. */
function itemInVain({ matchers, description }: Script, calls: Calls): readonly string[] {
  const wanted = matchers.find(({ item }) => item !== undefined);
  if (wanted === undefined) return [];
  const rest = matchers.filter((matcher) => matcher !== wanted);
  const reached = calls.all.filter(({ request }) => rest.every((matcher) => matcher.matches(request)));
  const items = reached.map(({ iterations }) => iterations.at(-1)?.index);
  if (reached.length === 0 || items.some((index) => index !== undefined && index >= wanted.item!)) return [];
  const known = items.filter((index) => index !== undefined);
  if (known.length === 0) return [`${description}: its task runs in no Map.`];
  return [`${description}: the items that ran were ${formatCount(Math.max(...known) + 1, 'item')}, counted from 0.`];
}
