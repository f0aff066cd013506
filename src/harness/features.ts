import type { FailureScenario } from '../story/inspection/FailureScenario';
import type { Story } from '../story/trace/Story';
import type { StateMachineDefinition } from '../language/asl/types';
import type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
import type { Deployment } from './deploy/Deployment';
import type { Harness } from './Harness';
import type { Matcher } from './matchers/Matcher';
import type { MatchOptions } from './matchers/StepmillMatchers';
import type { Place } from './places/Place';
import type { PropertyOptions, PropertyReport } from './PropertyOptions';
import type { ReplayOptions } from './ReplayOptions';
import type { Run } from './run/Run';
import type { StateMachineUnderTest } from './StateMachineUnderTest';

/** Counts what the executions of a harness run of their state machines. */
export interface Coverage {
  /** The test has read an execution. */
  saw(story: Story): void;
  /** An execution runs one state alone, in a machine that is made for it. */
  runsAlone(executionArn: string): void;
  /** It has run this state of this machine. */
  sawState(story: Story, state: string, deployment: Deployment): void;
  /** A recording was played on a machine, in a service of its own. */
  played(story: Story, deployment: Deployment): void;
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

/** What methods and matchers of the harness do with the features of `insight/`. Each loads when it is first called. */
export interface Features {
  /** Counts what runs, into a file of the folder. */
  openCoverage(folder: string, place: Place, deployments: readonly Deployment[]): Coverage;
  /** A definition as a test is to run it: its mutant, while `STEPMILL_MUTANT` names one of it. */
  mutated(definition: string): string;
  /** See `StateMachineUnderTest.failures`. */
  scenariosOf<State extends string>(scene: Scene<State>): readonly FailureScenario<State>[];
  /** See `StateMachineUnderTest.always`. */
  checkAlways(
    harness: Harness,
    machine: StateMachineUnderTest,
    holds: ((run: Run) => unknown) | undefined,
    options: PropertyOptions,
  ): Promise<PropertyReport>;
  /** See `Run.toSnapshot`. Throws a HarnessError when another run would have another snapshot. */
  checkStable(story: Story): void;
  /** See `Run.record`. */
  recordRun(place: Place, executionArn: string, file: string): Promise<void>;
  /** See `StateMachineUnderTest.replay`. */
  replayRun<Output, State extends string>(
    harness: Harness,
    deployment: Deployment,
    file: string,
  ): Promise<Run<Output, State>>;
  /** See `Stepmill.replay`. */
  replayOnAny<Output>(harness: Harness, file: string, options: ReplayOptions): Promise<Run<Output>>;
  readonly toMatchExecution: Matcher<[other: unknown, options?: MatchOptions]>;
  readonly toMatchRecording: Matcher<[file: string]>;
}

let list: Features | undefined;

/** Gives the harness its features. The entries of the package call it, once, when they are loaded. */
export function setFeatures(features: Features): void {
  list = features;
}

/** The features that the entry has given. */
export function features(): Features {
  if (list === undefined) throw new Error('No entry has given the harness its features: call setFeatures(features).');
  return list;
}
