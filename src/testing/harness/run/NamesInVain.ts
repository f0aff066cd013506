import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import type { Script } from '../../../tasks/mocking/Script';
import { checkTargetName, type KnownTargets } from '../../../tasks/mocking/checkCalleeName';
import { stateTypesOf } from '../../../tasks/mocking/mockableStates';
import { denialInVain, nameInVain, type KnownNames } from '../../../tasks/mocking/nameInVain';
import type { KnownMachine, Place } from '../../places/Place';
import type { Deployment } from '../deploy/Deployment';
import type { Calls } from '../../../tasks/mocking/Calls';
import { iterationIn } from '../../../tasks/mocking/matchers/RequestMatcher';
import { formatCount } from '../../../util/formatCount';

/**
 * Something with a name in it (a mock, a denial): answers a sentence for each reason why no task can match it, given
 * these names.
 */
type Doubt = (names: KnownNames) => readonly string[];

/**
 * Unused mocks and denials that no task can match: no machine has such a state, no Map had such an item, or a function,
 * queue … has nearly that name. At most one error, whatever the option `unusedMocks` says.
 *
 * A name that is nearly an existing one fails its test. Other names, and items, fail the file, and only if no test of
 * the file had them: a mock in `beforeEach` is also written for tests whose machines have no such state, or fewer
 * items.
 */
export class NamesInVain {
  /** Machines that code under test made in earlier tests. */
  private readonly gone = new Map<string, KnownMachine>();
  private readonly statesOfGone = new Set<string>();
  /** Mocks and denials of tests, by their descriptions. */
  private readonly doubts = new Map<string, Doubt>();
  private readonly items = new ItemsInVain();

  constructor(
    private readonly place: Place,
    private readonly deployments: readonly Deployment[],
  ) {}

  of(scope: MockScope): readonly HarnessError[] {
    // In AWS there are no mocks.
    if (this.place.kind === 'aws') return [];
    const lines = scope === 'test' ? this.ofTest() : this.ofFile();
    if (lines.length === 0) return [];
    return [new HarnessError([headings[scope], ...lines.map((line) => `  ${line}`)].join('\n'))];
  }

  private ofTest(): readonly string[] {
    const { place } = this;
    this.remember();
    const { mocks, denials, calls, functions } = place.answers('sfn.scripts');
    this.items.look(mocks.scripts, calls);
    const scripts = mocks.unused('test');
    const unmet = denials.unused('test');
    const own = functions.ofTest();
    if (scripts.length + unmet.length + own.length === 0) return [];
    const names = this.names([...this.deployments, ...place.machines()]);
    const doubts = [
      ...scripts.map((script) => [script.description, inVain(script)] as const),
      ...unmet.map(({ description, filter }) => [description, denied(description, filter)] as const),
    ];
    if (names.machines.length === 0) return [];
    return [
      ...own.flatMap((name) => misspeltFunction(name, names.known)),
      ...doubts.flatMap(([description, doubt]) => {
        const certain = doubt({ ...names, mayGrow: true });
        if (certain.length === 0 && doubt(names).length > 0) this.doubts.set(description, doubt);
        return certain;
      }),
    ];
  }

  private ofFile(): readonly string[] {
    const { place } = this;
    const { mocks, denials } = place.answers('sfn.scripts');
    const doubts = new Map([
      ...this.doubts,
      ...mocks.neverUsed().map((script) => [script.description, inVain(script)] as const),
      ...denials.unused('file').map(({ description, filter }) => [description, denied(description, filter)] as const),
    ]);
    const items = this.items.lines();
    if (doubts.size + items.length === 0) return [];
    // Those that the code under test has made are among them.
    const names = this.names([...this.deployments, ...place.machines(), ...this.gone.values()]);
    if (names.machines.length === 0) return [];
    return [...[...doubts.values()].flatMap((doubt) => doubt(names)), ...items];
  }

  private names(there: readonly KnownMachine[]): KnownNames {
    const definitions = there.map(({ definition }) => definition);
    const states = [
      ...this.deployments.flatMap((deployment) => deployment.stateNames),
      ...definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]),
      ...this.statesOfGone,
    ];
    return {
      known: { calls: this.place.answers('sfn.scripts').calls.all, definitions },
      machines: [...new Set(there.map(({ name }) => name))],
      states: [...new Set(states)],
    };
  }

  /** Machines made by code under test are removed after the test. */
  private remember(): void {
    const { place, deployments, gone } = this;
    for (const machine of place.machines()) {
      if (deployments.some(({ name }) => name === machine.name)) continue;
      gone.set(machine.name, machine);
      for (const name of stateTypesOf(machine.definition).keys()) this.statesOfGone.add(name);
    }
  }
}

const headings: Readonly<Record<MockScope, string>> = {
  test: 'These had no effect:',
  file: 'These had no effect in any test of this file. Leave them out, or write a name that is there:',
};

function inVain(script: Script): Doubt {
  return (names) => nameInVain(script, names).map((why) => `${script.description}: ${why}`);
}

function denied(description: string, filter: Parameters<typeof denialInVain>[0]): Doubt {
  return (names) => denialInVain(filter, names).map((why) => `${description}: ${why}`);
}

/** A registered function that was not called, whose name is nearly that of one that was. */
function misspeltFunction(name: string, known: KnownTargets): readonly string[] {
  try {
    checkTargetName('function', name, known);
    return [];
  } catch (error) {
    return [`sfn.lambda('${name}', …): ${(error as Error).message}`];
  }
}

/** Mocks for an item (`.forItem(99)`) that no test of the file reached, although the task ran for other items. */
class ItemsInVain {
  /** The largest number of items that ran, by the description of the mock; `reached` if its item was among them. */
  private readonly found = new Map<string, number | 'reached'>();

  /** A test ends. */
  look(scripts: readonly Script[], calls: Calls): void {
    for (const script of scripts) {
      if (script.matchers.every(({ item }) => item === undefined)) continue;
      const { description } = script;
      const before = this.found.get(description);
      const now = before === 'reached' || script.used > 0 ? 'reached' : itemsOf(script, calls);
      if (now === undefined) continue;
      this.found.set(description, now === 'reached' || before === undefined ? now : Math.max(now, before as number));
    }
  }

  lines(): readonly string[] {
    return [...this.found].flatMap(([description, most]) => {
      if (most === 'reached') return [];
      if (most === 0) return [`${description}: its task runs in no such Map.`];
      return [`${description}: the items that ran were ${formatCount(most, 'item')}, counted from 0.`];
    });
  }
}

/** For how many items the task of a mock ran; 0 outside of its Map, `undefined` if the task did not run. */
function itemsOf({ matchers }: Script, calls: Calls): number | 'reached' | undefined {
  const wanted = matchers.find(({ item }) => item !== undefined)!;
  const rest = matchers.filter((matcher) => matcher !== wanted);
  const asked = calls.all.filter((call) => rest.every((matcher) => matcher.matches(call.asked)));
  if (asked.length === 0) return undefined;
  const most = Math.max(0, ...asked.map((call) => (iterationIn(call.asked, wanted.map)?.index ?? -1) + 1));
  return most > wanted.item! ? 'reached' : most;
}
