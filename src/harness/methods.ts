import type { StateMachineDefinition } from '../language/asl/types';
import type { Mocks } from '../tasks/mocking/Mocks';
import type { Deployment } from './deploy/Deployment';
import type { FunctionAssets } from './deploy/FunctionAssets';
import { keepFeatures, type Features } from './features';
import type { PropertyOptions, PropertyReport } from './PropertyOptions';
import type { ReplayOptions } from './ReplayOptions';
import type { Run } from './run/Run';
import type { RunHost } from './run/RunHost';

/** What methods need from the harness. */
export interface MethodHost extends RunHost {
  /** The machines that the test has named. */
  readonly deployments: readonly Deployment[];
  /** All scripts, and which of them were used. */
  readonly scripts: Mocks;
  readonly assets: FunctionAssets;
}

/** A machine of the test, as `always` runs it. */
export interface RunnableMachine {
  readonly name: string;
  readonly definition: StateMachineDefinition;
  /** Deploys it if needed. Rejects with a HarnessError if AWS would reject the definition. */
  arn(): Promise<string>;
  run(input: unknown): Promise<Run>;
}

/** Methods of the harness and its machines that are implemented in `insight/`. Each loads when it is first called. */
export interface Methods {
  /** See `StateMachineUnderTest.always`. */
  checkAlways(
    harness: MethodHost,
    machine: RunnableMachine,
    holds: ((run: Run) => unknown) | undefined,
    options: PropertyOptions,
  ): Promise<PropertyReport>;
  /** See `StateMachineUnderTest.replay`. */
  replayRun<Output, State extends string>(
    harness: MethodHost,
    deployment: Deployment,
    file: string,
  ): Promise<Run<Output, State>>;
  /** See `Stepmill.replay`. */
  replayOnAny<Output>(harness: MethodHost, file: string, options: ReplayOptions): Promise<Run<Output>>;
}

/** Everything that `insight/` adds to the harness. */
export type AllFeatures = Features & Methods;

let list: Methods | undefined;

/** Gives the harness its features. The entries of the package call it, once, when they are loaded. */
export function setFeatures(all: AllFeatures): void {
  keepFeatures(all);
  list = all;
}

/** The methods that the entry has registered. */
export function methods(): Methods {
  if (list === undefined)
    throw new Error('No entry has registered the methods of the harness: call setFeatures(features).');
  return list;
}
