import type { RequestingExecution } from '../../language/asl/CompactRequest';
import type { MapIteration, TaskRequest } from '../../language/asl/task';
import type { WorkflowType } from '../../language/asl/types';
import type { History, Moment } from '../history/History';
import type { Json } from '../../util/json';
import type { Random } from '../../util/seededRandom';
import type { PassedSignal, Steps, TaskSignal } from './effects';
import type { MapRunPlan } from './map/MapRunPlan';

/** One attempt of a task under way. */
export interface RunningTask {
  readonly request: TaskRequest;
  /**
   * Its next signal, when it is there and nobody else of the execution has the turn before it is heard. `undefined`: yield
   * `taskSignal` for it.
   */
  next(): TaskSignal | PassedSignal | undefined;
}

/** A redrive of an execution. */
export interface Redriven {
  /** Epoch milliseconds. */
  readonly timeMs: number;
  /** Of ExecutionRedriven. */
  readonly eventId: number;
  /** The error with which the execution had failed. */
  readonly failedWith: string | undefined;
}

/** One Map Run: the child executions of a Distributed Map, from the first item to the result of the state. */
export interface RunningMapRun {
  readonly arn: string;
  readonly redriveCount: number;
  /** Whether a redrive goes on with it; else the state begins another one. */
  readonly resumable: boolean;
  /** For a redrive, before `prepare`: what has not succeeded will run again. */
  reopen(): void;
  /** What has to be there before it begins: somewhere for the results. Throws a StatesError. */
  prepare(): Steps<void>;
  /** Runs the children and answers the result of the state. Throws a StatesError when the Map Run has failed. */
  run(): Steps<Json>;
}

/** Hears which way each `a ? b : c` of a JSONata field went. */
export interface WayListener {
  /** The field is as error texts name it; the position is that behind the `?` in its expression. */
  went(run: InterpretedRun, state: string, field: string, position: number, holds: boolean): void;
}

/** One execution as the interpreter sees it: what it is, and the few things it needs from outside. */
export interface InterpretedRun {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly type: WorkflowType;
  readonly input: Json;
  /** What all requests of its tasks have in common. */
  readonly requesting: RequestingExecution;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Absent for Express executions started by StartSyncExecution. */
  readonly redriveCount: number | undefined;
  /** The last redrive. */
  readonly redriven: Redriven | undefined;
  readonly testCase: string | undefined;
  /** Of a child execution: the items of Distributed Maps that it works on, the outermost first. */
  readonly iterations: readonly MapIteration[];
  readonly history: History;
  /** `undefined` unless somebody wants to know. */
  readonly ways?: WayListener | undefined;
  /** Where the execution's time line stands. */
  readonly moment: Moment;
  /** Its time, in epoch milliseconds. */
  now(): number;
  /** The randomness of one visit of a state, or of what else has a name of its own: it follows from the seed and that. */
  randomOf(visit: string): Random;
  /** A token that names one attempt of a task; `resourceArn` is what the task's `Resource` says. */
  newTaskToken(resourceArn: string, random: Random): string;
  /**
   * Looks at a task before anything of it is written: answers the request, completed where the service completes it.
   * Throws RuntimeError for what AWS refuses to schedule at all.
   */
  admitTask(request: TaskRequest): TaskRequest;
  /** Whether a mock may stand for this Map or Parallel as a whole. */
  mocksState(state: string): boolean;
  /** Asks for the answer to one attempt of a task. Throws HarnessError when nobody answers. */
  ask(request: TaskRequest): RunningTask;
  /** A Map Run of this execution, which has not begun. */
  newMapRun(plan: MapRunPlan, random: Random): RunningMapRun;
  /** How often the state has invoked its task before, over the whole execution; counts this call. */
  countInvocation(state: string): number;
  /** Whether another branch, or a nested execution, could go on. */
  readonly othersWait: boolean;
  /** Counts work that was done (see `workOf`); whether the execution is to pause, as soon as it can. */
  isTimeToPause(work: number): boolean;
  /** Bytes of all variables that are alive. */
  variableBytes: number;
  /** Set when the machine was deleted: the next transition ends the execution with this text. */
  deletedCause: string | undefined;
}
