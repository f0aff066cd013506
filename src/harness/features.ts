import type { ControlRoutes } from '../emulator/control/Control';
import type { StateMachineDefinition } from '../language/asl/types';
import type { FailureScenario } from '../story/inspection/FailureScenario';
import type { PartAt } from '../story/part/partAt';
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

/** Counts which parts of their state machines a harness's executions run. */
export interface Coverage {
  /** Called when the test has read an execution. */
  saw(story: Story): void;
  /** Called when an execution runs one state alone, in a machine created for it. */
  runsAlone(executionArn: string): void;
  /** Called when the execution has run this state of this machine. */
  sawState(story: Story, state: string, machine: CountedMachine): void;
  /** Called when a recording was played on a machine, in a separate service. */
  played(story: Story, machine: CountedMachine): void;
  /** Counts all executions since the last reset. In this process, it is done when the call returns. */
  collect(): Promise<void> | undefined;
  /** Writes the counts. */
  finish(): Promise<void>;
}

/** What `failures()` needs to play a failure. */
export interface Scene<State extends string> {
  readonly definition: StateMachineDefinition;
  /** Mocks a state of the machine for the running test. */
  readonly mock: (state: State) => ScriptBuilder;
  /** Called when there are failures to play. Returns the flag to set when a test plays one. */
  readonly offer: () => { isPlayed: boolean } | undefined;
}

/**
 * What the harness does with the features of `insight/`, except methods that run machines: those are in `methods.ts`.
 * Each loads when it is first called.
 */
export interface Features {
  /** Counts what runs, in a file of the folder. */
  openCoverage(folder: string, place: Place, machines: readonly CountedMachine[]): Coverage;
  /** The definition that a test runs: its mutant if `STEPMILL_MUTANT` names one. */
  mutated(definition: string): string;
  /** See `StateMachineUnderTest.failures`. */
  scenariosOf<State extends string>(scene: Scene<State>): readonly FailureScenario<State>[];
  /** See `Run.toSnapshot`. Throws a HarnessError if another run would have another snapshot. */
  checkStable(story: Story): void;
  /** See `Run.record`. */
  recordRun(place: Place, executionArn: string, file: string): Promise<void>;
  /** The part that resumes an execution in a file, see `StateMachineUnderTest.resume`. */
  partOfFile(file: string, definition: StateMachineDefinition, from: string): PartAt;
  /** What features add to the control API of a server. */
  routes(): ControlRoutes;
  readonly toMatchExecution: Matcher<[other: unknown, options?: MatchOptions]>;
  readonly toMatchRecording: Matcher<[file: string]>;
}

let list: Features | undefined;

/** Gives the harness its features; `setFeatures` calls it. */
export function keepFeatures(features: Features): void {
  list = features;
}

/** The features that the entry has registered. */
export function features(): Features {
  if (list === undefined)
    throw new Error('No entry has registered the features of the harness: call setFeatures(features).');
  return list;
}
