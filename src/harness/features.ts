import type { ControlRoutes } from '../emulator/control/Control';
import type { StateMachineDefinition } from '../language/asl/types';
import type { FailureScenario } from '../story/inspection/FailureScenario';
import type { Origin, Story } from '../story/trace/Story';
import type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
import type { MatchOptions } from './matchers/MatchOptions';
import type { Matcher } from './matchers/Matcher';
import type { Place } from './places/Place';

/** A machine of the test, as coverage counts it. */
export interface CountedMachine {
  readonly name: string;
  /** The definition as it is deployed. */
  readonly text: string;
  readonly definition: StateMachineDefinition;
  readonly origin: Origin;
  /** Its ARN, if it was deployed since the last reset. */
  arnIfDeployed(): string | undefined;
}

/** Counts what the executions of a harness run of their state machines. */
export interface Coverage {
  /** The test has read an execution. */
  saw(story: Story): void;
  /** An execution runs one state alone, in a machine that is made for it. */
  runsAlone(executionArn: string): void;
  /** It has run this state of this machine. */
  sawState(story: Story, state: string, machine: CountedMachine): void;
  /** A recording was played on a machine, in a service of its own. */
  played(story: Story, machine: CountedMachine): void;
  /** Counts all executions since the last reset. In this process it has happened when the call returns. */
  collect(): Promise<void> | undefined;
  /** Writes what has been run. */
  finish(): Promise<void>;
}

/** What failures of a definition are played with. */
export interface Scene<State extends string> {
  readonly definition: StateMachineDefinition;
  /** Mocks a state of the machine, for the test that runs. */
  readonly mock: (state: State) => ScriptBuilder;
  /** Called when there are some: what hears that a test has played one. */
  readonly offer: () => { isPlayed: boolean } | undefined;
}

/**
 * What the harness does with the features of `insight/`, except methods that run machines: those are in `methods.ts`.
 * Each loads when it is first called.
 */
export interface Features {
  /** Counts what runs, into a file of the folder. */
  openCoverage(folder: string, place: Place, machines: readonly CountedMachine[]): Coverage;
  /** A definition as a test is to run it: its mutant, while `STEPMILL_MUTANT` names one of it. */
  mutated(definition: string): string;
  /** See `StateMachineUnderTest.failures`. */
  scenariosOf<State extends string>(scene: Scene<State>): readonly FailureScenario<State>[];
  /** See `Run.toSnapshot`. Throws a HarnessError when another run would have another snapshot. */
  checkStable(story: Story): void;
  /** See `Run.record`. */
  recordRun(place: Place, executionArn: string, file: string): Promise<void>;
  /** What features add to the control API of a server. */
  routes(): ControlRoutes;
  readonly toMatchExecution: Matcher<[other: unknown, options?: MatchOptions]>;
  readonly toMatchRecording: Matcher<[file: string]>;
}

let list: Features | undefined;

/** Gives the harness its features: a part of `setFeatures`. */
export function keepFeatures(features: Features): void {
  list = features;
}

/** The features that the entry has given. */
export function features(): Features {
  if (list === undefined) throw new Error('No entry has given the harness its features: call setFeatures(features).');
  return list;
}
