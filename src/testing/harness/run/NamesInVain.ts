import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import type { Script } from '../../../tasks/mocking/Script';
import type { Calls } from '../../../tasks/mocking/Calls';
import { checkTargetName, type KnownTargets } from '../../../tasks/mocking/checkCalleeName';
import { stateTypesOf } from '../../../tasks/mocking/mockableStates';
import { denialInVain, nameInVain } from '../../../tasks/mocking/nameInVain';
import { formatCount } from '../../../util/formatCount';
import type { KnownMachine, Place } from '../../places/Place';
import { runsSomeTestsOnly } from './unusedMockErrors';
import type { Deployment } from '../deploy/Deployment';

/**
 * Mocks and denials that nothing met, and that nothing can meet: no machine has a state of that name, no Map had such an
 * item, what is called has nearly that name. One error, or none, whatever the option `unusedMocks` says.
 */
export class NamesInVain {
  /** Machines that the code under test made in tests that are over. */
  private readonly gone = new Map<string, KnownMachine>();

  constructor(
    private readonly place: Place,
    private readonly deployments: readonly Deployment[],
  ) {}

  of(scope: MockScope): readonly HarnessError[] {
    const { place, deployments } = this;
    // In AWS there are no mocks.
    if (place.kind === 'aws') return [];
    // The machine may be named in a test that does not run.
    if (scope === 'file' && runsSomeTestsOnly()) return [];
    const { mocks, denials, calls, functions } = place.answers('sfn.scripts');
    if (scope === 'test' && mocks.neverUsed().length + denials.unused('file').length > 0)
      for (const machine of place.machines()) this.gone.set(machine.name, machine);
    const scripts = scope === 'test' ? mocks.unused('test') : mocks.neverUsed();
    const unmet = denials.unused(scope);
    const own = scope === 'test' ? functions.ofTest() : [];
    if (scripts.length + unmet.length + own.length === 0) return [];
    // Those that the code under test has made are among them.
    const there = [...deployments, ...place.machines(), ...(scope === 'file' ? this.gone.values() : [])];
    if (there.length === 0) return [];
    const definitions = there.map(({ definition }) => definition);
    const known = { calls: calls.all, definitions };
    const machines = [...new Set(there.map(({ name }) => name))];
    const stateNames = [
      ...deployments.flatMap((deployment) => deployment.stateNames),
      ...definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]),
    ];
    const states = [...new Set(stateNames)];
    const names = { known, machines, states };
    const lines = [
      ...own.flatMap((name) => misspeltFunction(name, known)),
      ...scripts.flatMap((script) => [
        ...nameInVain(script, names).map((why) => `${script.description}: ${why}`),
        ...(scope === 'test' ? itemInVain(script, calls) : []),
      ]),
      ...unmet.flatMap(({ description, filter }) => denialInVain(filter, names).map((why) => `${description}: ${why}`)),
    ];
    if (lines.length === 0) return [];
    return [
      new HarnessError(['What was written for these had no effect:', ...lines.map((line) => `  ${line}`)].join('\n')),
    ];
  }
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
  const reached = calls.all.filter(({ asked }) => rest.every((matcher) => matcher.matches(asked)));
  const items = reached.map(({ iterations }) => iterations.at(-1)?.index);
  if (reached.length === 0 || items.some((index) => index !== undefined && index >= wanted.item!)) return [];
  const known = items.filter((index) => index !== undefined);
  if (known.length === 0) return [`${description}: its task runs in no Map.`];
  return [`${description}: the items that ran were ${formatCount(Math.max(...known) + 1, 'item')}, counted from 0.`];
}
