import { HarnessError } from '../../../errors/HarnessError';
import type { MockScope } from '../../../tasks/mocking/Mocks';
import type { Script } from '../../../tasks/mocking/Script';
import { checkTargetName, type KnownTargets } from '../../../tasks/mocking/checkCalleeName';
import { stateTypesOf } from '../../../tasks/mocking/mockableStates';
import { denialInVain, nameInVain, type KnownNames } from '../../../tasks/mocking/nameInVain';
import type { KnownMachine, Place } from '../../places/Place';
import { ItemsInVain } from './ItemsInVain';
import type { Deployment } from '../deploy/Deployment';

/** What was written for somebody: a sentence for each reason why nothing can meet it, among these names. */
type Doubt = (names: KnownNames) => readonly string[];

/**
 * Mocks and denials that nothing met, and that nothing can meet: no machine has a state of that name, no Map had such an
 * item, what is called has nearly that name. One error, or none, whatever the option `unusedMocks` says.
 *
 * A test is told of a name that is nearly one that there is. What is written in `beforeEach` is there in tests, too, whose
 * machines have no such state or fewer items: of other names, and of items, the file is told, when none of its tests had
 * them.
 */
export class NamesInVain {
  /** Machines that the code under test made in tests that are over. */
  private readonly gone = new Map<string, KnownMachine>();
  private readonly statesOfGone = new Set<string>();
  /** What tests have written, by its description. */
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

  /** The machines of the code under test go with the test that ends. */
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
  test: 'What was written for these had no effect:',
  file: 'What was written for these had no effect in any test of this file. Leave it out, or write what is there:',
};

function inVain(script: Script): Doubt {
  return (names) => nameInVain(script, names).map((why) => `${script.description}: ${why}`);
}

function denied(description: string, filter: Parameters<typeof denialInVain>[0]): Doubt {
  return (names) => denialInVain(filter, names).map((why) => `${description}: ${why}`);
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
