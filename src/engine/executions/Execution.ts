import type { Timer } from '../../clock/Timeline';
import type { HarnessError } from '../../errors/HarnessError';
import type { Json } from '../../util/json';
import type { InterpretedRun, Redriven } from '../interpreter/InterpretedRun';
import type { Scope } from '../interpreter/Scope';
import type { ExecutionStart, ExecutionTarget } from './ExecutionStart';
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

/** A state that an execution is in. */
export interface OpenState {
  readonly state: string;
  /** `a worker of the activity arn:…` */
  readonly waitsFor: string;
  /** The token with which SendTaskSuccess and SendTaskFailure end it. */
  readonly taskToken: string | undefined;
  /** Whether only a client of the API can end it: a worker of an activity, or the holder of a task token. */
  readonly waitsForClient: boolean;
}

/** One execution of a state machine, for all who look at it or act on it. An engine makes it: see `EngineExecution`. */
export interface Execution extends InterpretedRun {
  /** What it was started with. */
  readonly start: ExecutionStart;
  readonly target: ExecutionTarget;
  readonly revision: MachineRevision;
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  readonly inputText: string;
  readonly traceHeader: string | undefined;
  /** Whether StartSyncExecution started it. */
  readonly synchronous: boolean;
  /** The execution whose task started it, or whose Map Run it belongs to. */
  readonly parent: Execution | undefined;
  /** Its place in its Map Run, if it is a child of one. */
  readonly child: ChildStart | undefined;
  /** Its Map Runs, oldest first. */
  readonly mapRuns: readonly MapRunFacts[];
  /** How many executions its engine started before it. */
  readonly number: number;

  readonly status: LiveStatus;
  /** Epoch milliseconds. */
  readonly stopDate: number | undefined;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** The mistake of the tester or bug of Stepmill that ended it, to be thrown in the test. */
  readonly harnessError: unknown;
  /** In order. */
  readonly redrives: readonly Redrive[] | undefined;
  readonly redriven: Redrive | undefined;
  /** About how much memory it takes, from its end on. `Executions` alone writes it. */
  keptBytes: number;

  /** The outermost scope. */
  readonly root: Scope;
  /** Its order and time, shared with the executions nested in it. */
  readonly queue: RunQueue<Ready>;
  readonly journal: InputJournal | undefined;
  /** What time it is for it, between turns too. */
  readonly clockMs: number;

  /** The states that it is in; instead of a Distributed Map, those of its children. */
  openStates(): readonly OpenState[];
  /** The only way in for whatever reaches it from outside. */
  receive(input: Input): void;
  /** Ends it by StopExecution. */
  stop(error?: string, cause?: string): void;
  /** Resumes it from where it ended. Only for a Standard execution that has ended without success. */
  redrive(clientToken?: string): void;
  /** Ends it because memory runs out, and keeps its first events only. Call it only while no fiber runs. */
  endForMemory(eventsKept: number, error: HarnessError): void;
  /** Resolves when it has ended. */
  ended(): Promise<void>;
  /** Calls back once it has ended, at once if it already has. */
  onEnd(listener: () => void): void;

  /** Calls back in a turn of that time, epoch milliseconds. */
  at(timeMs: number, callback: () => void): Timer;
  /** Keeps time from being skipped until `queue.timeline.release()`: something real is awaited. */
  hold(): void;
  /** Advances the time by `ms` milliseconds for this execution and those nested in it. Takes effect with the next `drain`. */
  advance(ms: number): void;
  /** Sets the time-out of the whole execution. Called before anything in it waits: most executions never do. */
  watchTime(): void;
}
