import type { Timer } from '../../clock/Timeline';
import type { HarnessError } from '../../errors/HarnessError';
import type { Json } from '../../util/json';
import type { InterpretedRun, Redriven } from '../interpreter/InterpretedRun';
import type { Scope } from '../interpreter/Scope';
import type { ExecutionStart } from './ExecutionStart';
import type { Input, InputJournal } from './Input';
import type { MachineRevision } from './MachineRevision';
import type { ChildStart } from './mapRuns/ChildStart';
import type { MapRunFacts } from './mapRuns/MapRunFacts';
import type { Ready, RunQueue } from './RunQueue';

export type LiveStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** A redrive of an execution, and how the API call requested it. */
export interface Redrive extends Redriven {
  readonly clientToken: string | undefined;
  /** By the service's clock, in epoch milliseconds. */
  readonly acceptedMs: number;
}

/** A current state of an execution. */
export interface OpenState {
  readonly state: string;
  /** `a worker of the activity arn:…` */
  readonly waitsFor: string;
  /** The token that SendTaskSuccess and SendTaskFailure need to end it. */
  readonly taskToken: string | undefined;
  /** Whether only a client of the API can end it: a worker of an activity, or the holder of a task token. */
  readonly waitsForClient: boolean;
}

/** One execution of a state machine, for code that reads it or acts on it. Created as an `EngineExecution`. */
export interface Execution extends InterpretedRun {
  /** What it was started with. */
  readonly start: ExecutionStart;
  readonly revision: MachineRevision;
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  /** The execution whose task started it, or whose Map Run it belongs to. */
  readonly parent: Execution | undefined;
  /** Its place in its Map Run, if it is a child of one. */
  readonly child: ChildStart | undefined;
  /** Its Map Runs, oldest first. */
  readonly mapRuns: readonly MapRunFacts[];
  /** The number of executions that its engine started before it. */
  readonly number: number;

  readonly status: LiveStatus;
  /** Epoch milliseconds. */
  readonly stopDate: number | undefined;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The usage error or bug of Stepmill that ended it, to be thrown in the test. */
  readonly harnessError: unknown;
  /** In order. */
  readonly redrives: readonly Redrive[] | undefined;
  readonly redriven: Redrive | undefined;
  /** Approximately how much memory it takes once it has ended. Only `Executions` writes it. */
  keptBytes: number;

  /** The outermost scope. */
  readonly root: Scope;
  /** Its order and time, shared with the executions nested in it. */
  readonly queue: RunQueue<Ready>;
  readonly journal: InputJournal | undefined;
  /** Its current time, also between turns. */
  readonly clockMs: number;

  /** Its current states; for a Distributed Map, the states of its children instead. */
  openStates(): readonly OpenState[];
  /** The only entry point for inputs from outside. */
  receive(input: Input): void;
  /** Ends it by StopExecution. */
  stop(error?: string, cause?: string): void;
  /** Resumes it from where it ended. Only for a Standard execution that has ended unsuccessfully. */
  redrive(clientToken?: string): void;
  /** Ends it because memory is running out, and keeps only its first events. Call it only while no fiber runs. */
  endForMemory(eventsKept: number, error: HarnessError): void;
  /** Resolves when it has ended. */
  ended(): Promise<void>;
  /** Calls the listener once it has ended, or immediately if it already has. */
  onEnd(listener: () => void): void;

  /** Calls back in a turn at that time, in epoch milliseconds. */
  at(timeMs: number, callback: () => void): Timer;
  /** Keeps time from being skipped until `queue.timeline.release()`, while something real is awaited. */
  hold(): void;
  /** Advances the time of this execution and those nested in it. Takes effect with the next `drain`. */
  advance(ms: number): void;
  /** Sets the timeout of the whole execution. Called before anything in it waits; most executions never wait. */
  watchTime(): void;
}
