import { HarnessError } from '../../errors/HarnessError';
import type { TaskRequest } from '../../contract/task';
import type { MockScope } from '../../tasks/mocking/Mocks';
import { callTarget } from '../../tasks/mocking/callTarget';
import { checkTargetName, type KnownTargets } from '../../tasks/mocking/checkCalleeName';
import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import type { KnownNames, Reason, unknownDenialNames } from '../../tasks/mocking/unknownNames';
import type { AllNames } from '../../tasks/mocking/whyUnmatched';
import { possibleCalls } from '../../tasks/mocking/possibleCalls';
import type { Calls } from '../../tasks/mocking/Calls';
import type { Script } from '../../tasks/mocking/Script';
import type { KnownMachine, Place } from '../places/Place';
import type { Deployment } from '../deploy/Deployment';
import type { RegisteredFunction } from '../RegisteredFunctions';
import { unusedMockFiles } from './unusedMockFiles';
import { UnmatchedItems } from './UnmatchedItems';
import { lazy } from '../../util/lazy';

const loadWhyUnmatched = lazy(
  () => require('../../tasks/mocking/whyUnmatched') as typeof import('../../tasks/mocking/whyUnmatched'),
);
const loadUnknownNames = lazy(
  () => require('../../tasks/mocking/unknownNames') as typeof import('../../tasks/mocking/unknownNames'),
);

/** Something that names what it matches: a mock, a denial, a function. */
interface Named {
  /** As it reads in a message. */
  readonly description: string;
  /** A sentence for each name that is certainly misspelt, given the names of one test. */
  readonly misspelt: (names: KnownNames) => readonly Reason[];
  /** A sentence for each reason why no state can match it, given the names of all tests. */
  readonly whyUnmatched: (names: AllNames) => readonly Reason[];
  /** Whether a call has matched it, no matter what answered the call. */
  readonly isMet: (asked: TaskRequest) => boolean;
}

/**
 * Unused mocks, denials and functions that nothing can match: no state of a machine can make such a call, no client of
 * a handler or of the test has made one, no Map had such an item. Reports at most one error, whatever the option
 * `unusedMocks` says.
 *
 * A name that is close to an existing one fails its test. Other names, and items, fail the file, and only if no test of
 * the file had them: a mock in `beforeEach` is also written for tests whose machines have no such state, or fewer
 * items.
 */
export class UnmatchedNames {
  /** Machines that code under test made in earlier tests. */
  private readonly gone = new Map<string, KnownMachine>();
  private readonly statesOfGone = new Set<string>();
  /** What nothing has matched so far, by its description. */
  private readonly doubts = new Map<string, Named>();
  /** The descriptions of what may be matched (machines stay known) or was matched. */
  private readonly settled = new Set<string>();
  /** The descriptions of what failed a test. */
  private readonly reported = new Set<string>();
  private readonly items = new UnmatchedItems();
  private readonly offers: FailureOffer[] = [];

  constructor(
    private readonly place: Place,
    private readonly deployments: readonly Deployment[],
    private readonly functions: () => readonly RegisteredFunction[],
  ) {}

  /** Called when failure scenarios were read outside of tests: some test has to play one. */
  offer(machine: string): FailureOffer {
    const offer: FailureOffer = { machine, isPlayed: false };
    this.offers.push(offer);
    return offer;
  }

  /** `leavesScripts`: unused mocks and functions are reported elsewhere. */
  of(scope: MockScope, { leavesScripts = false } = {}): readonly HarnessError[] {
    // In AWS, there are no mocks.
    if (this.place.kind === 'aws') return [];
    const reasons = scope === 'test' ? this.ofTest(leavesScripts) : this.ofFile(leavesScripts);
    if (reasons.length === 0) return [];
    const lines = reasons.slice(0, mostLines).map((reason) => `  ${reason()}`);
    const more = reasons.length > mostLines ? [`  … and ${reasons.length - mostLines} more`] : [];
    return [new HarnessError([headings[scope], ...lines, ...more].join('\n'))];
  }

  private ofTest(leavesScripts: boolean): readonly Reason[] {
    const { place } = this;
    this.remember();
    const { mocks, denials, calls } = place.answers('sfn.scripts');
    if (leavesScripts) return [];
    this.items.look(mocks.scripts, calls);
    for (const script of mocks.scripts) if (script.used > 0) this.settled.add(script.description);
    const isOpen = ({ description }: Named): boolean => !this.settled.has(description);
    const ofTest = [
      ...this.functions().flatMap((one) => (one.isOptional ? [] : [namedFunction(one)])),
      ...mocks.unused('test').map(namedScript),
      ...denials.unused('test').map(namedDenial),
    ].filter(isOpen);
    const ofFile = mocks.neverUsed().map(namedScript).filter(isOpen);
    if (ofTest.length + ofFile.length === 0) return [];
    const names = this.names();
    this.doubt([...ofTest, ...ofFile], names, calls);
    if (names.machines.length === 0) return [];
    return ofTest.flatMap(({ description, misspelt }) => {
      const lines = misspelt({ ...names, mayGrow: true });
      if (lines.length > 0) this.reported.add(description);
      return lines;
    });
  }

  /** Records what no state can match by now, and no call has matched. */
  private doubt(all: readonly Named[], names: AllNames, calls: Calls): void {
    const { settled, doubts } = this;
    const unmatched = new Set<Named>();
    for (const named of all)
      if (named.whyUnmatched(names).length === 0) settled.add(named.description);
      else unmatched.add(named);
    // Each call is read once, for all of them.
    for (const { asked } of unmatched.size === 0 ? [] : calls.found)
      for (const named of unmatched)
        if (named.isMet(asked)) {
          settled.add(named.description);
          unmatched.delete(named);
        }
    for (const named of unmatched) doubts.set(named.description, named);
  }

  private ofFile(leavesScripts: boolean): readonly Reason[] {
    const { mocks, denials } = this.place.answers('sfn.scripts');
    const left = leavesScripts
      ? []
      : [...mocks.neverUsed().map(namedScript), ...denials.unused('file').map(namedDenial)];
    const doubts = new Map([...this.doubts, ...left.map((named) => [named.description, named] as const)]);
    for (const description of [...this.settled, ...this.reported]) doubts.delete(description);
    const files = mocks.usedFiles;
    const names = doubts.size + files.length === 0 ? undefined : this.names();
    return [
      ...(names === undefined ? [] : [...doubts.values()].flatMap((named) => named.whyUnmatched(names))),
      ...this.items.lines().map(asReason),
      ...(names === undefined ? [] : unusedMockFiles(files, names.machines).map(asReason)),
      ...this.offers.flatMap(({ machine, isPlayed }) => (isPlayed ? [] : [asReason(unplayed(machine))])),
    ];
  }

  private names(): AllNames {
    const { deployments, place } = this;
    const { calls, mocks, targets } = place.answers('sfn.scripts');
    const written = deployments.map(({ asWritten }) => asWritten);
    const ofTest = new Set(written.map(({ name }) => name));
    const made = [...place.machines(), ...this.gone.values()].filter(({ name }) => !ofTest.has(name));
    const there = [...written, ...made];
    const definitions = there.map(({ definition }) => definition);
    const states = [...definitions.flatMap((definition) => [...stateTypesOf(definition).keys()]), ...this.statesOfGone];
    return {
      known: { calls: calls.all, definitions, targets },
      machines: [...new Set(there.map(({ name }) => name))],
      states: [...new Set(states)],
      possible: there.flatMap(possibleCalls),
      cases: mocks.startedCases,
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

/** Failure scenarios of a machine that were read outside of tests. */
export interface FailureOffer {
  readonly machine: string;
  /** Whether a test has played one of them. */
  isPlayed: boolean;
}

/** A test with this many has one mistake that causes them all. */
const mostLines = 30;

const asReason =
  (line: string): Reason =>
  () =>
    line;

function unplayed(machine: string): string {
  return (
    `failures() of '${machine}': no test has played one of them. Begin the test with failure.play(): ` +
    `test.each(order.failures())('$name', async (failure) => { failure.play(); … }).`
  );
}

const headings: Readonly<Record<MockScope, string>> = {
  test: 'These had no effect:',
  file:
    'These had no effect in any test of this file. Remove them, correct the name, or, after a mock that ' +
    'may stay unused, .optional():',
};

function namedScript(script: Script): Named {
  const { description } = script;
  const lines = (reasons: readonly Reason[]): readonly Reason[] => behind(description, reasons);
  return {
    description,
    misspelt: (names) => lines(loadUnknownNames().unknownNames(script, names)),
    whyUnmatched: (names) => lines(loadWhyUnmatched().whyUnmatched(script, names)),
    isMet: (asked) => script.matches(asked),
  };
}

function behind(description: string, reasons: readonly Reason[]): readonly Reason[] {
  return reasons.map((why) => () => `${description}: ${why()}`);
}

interface DenialName {
  readonly description: string;
  readonly filter: Parameters<typeof unknownDenialNames>[0];
}

function namedDenial({ description, filter }: DenialName): Named {
  const reasons = (names: KnownNames): readonly Reason[] =>
    behind(description, loadUnknownNames().unknownDenialNames(filter, names));
  return { description, misspelt: reasons, whyUnmatched: reasons, isMet: () => false };
}

function namedFunction({ name }: RegisteredFunction): Named {
  const description = `sfn.lambda('${name}', …)`;
  return {
    description,
    misspelt: ({ known }) => behind(description, misspeltFunction(name, known).map(asReason)),
    whyUnmatched(names) {
      const why = loadWhyUnmatched().whyNeverCalled(name, names);
      return why === undefined ? [] : behind(description, [why]);
    },
    isMet(asked) {
      const { kind, name: called } = callTarget(asked);
      return kind === 'function' && called === name;
    },
  };
}

/** A registered function that was not called, with a name close to that of one that was. */
function misspeltFunction(name: string, known: KnownTargets): readonly string[] {
  try {
    checkTargetName('function', name, known);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
