import type { ExecutionSubject } from '../../contract/Host';
import type { MapIteration, TaskRequest } from '../../contract/task';
import type { WorkflowType } from '../../language/asl/types';
import type { History, Moment } from '../history/History';
import type { Json } from '../../util/json';
import type { Random } from '../../util/seededRandom';
import type { Steps, TaskSays } from './effects';
import type { MapRunPlan } from './map/MapRunPlan';

/** One attempt of a task that has been asked for. */
export interface RunningTask {
  readonly request: TaskRequest;
  /**
   * Its next signal, if it has arrived and nothing else in the execution is due before it. `undefined`: yield
   * `taskSignal` to wait for it.
   */
  next(): TaskSays | undefined;
}

/** A redrive of an execution. */
export interface Redriven {
  /** Epoch milliseconds. */
  readonly timeMs: number;
  /** The id of ExecutionRedriven. */
  readonly eventId: number;
  /** The error with which the execution failed before. */
  readonly failedWith: string | undefined;
}

/** One Map Run: the child executions of a Distributed Map, from the first item to the result of the state. */
export interface RunningMapRun {
  readonly arn: string;
  readonly redriveCount: number;
  /** Whether a redrive resumes it. Otherwise the state begins another one. */
  readonly resumable: boolean;
  /** For a redrive, called before `prepare`: what has not succeeded will run again. */
  reopen(): void;
  /** Opens the destination of its results before it begins. Throws a StatesError. */
  prepare(): Steps<void>;
  /** Runs the children and returns the state's result. Throws a StatesError if the Map Run fails. */
  run(): Steps<Json>;
}

/** Receives the branch that each `a ? b : c` of a JSONata field took. */
export interface WayListener {
  /** `field`: as named in error messages. `position`: just after the `?` in its expression. */
  went(run: InterpretedRun, state: string, field: string, position: number, holds: boolean): void;
}

/** One execution as the interpreter sees it: its facts, and what it needs from outside. */
export interface InterpretedRun extends ExecutionSubject {
  readonly type: WorkflowType;
  readonly input: Json;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** Absent for Express executions started by StartSyncExecution. */
  readonly redriveCount: number | undefined;
  /** The last redrive. */
  readonly redriven: Redriven | undefined;
  /** For a child execution: the items of Distributed Maps that it works on, outermost first. */
  readonly iterations: readonly MapIteration[];
  readonly history: History;
  /** `undefined` unless coverage is measured. */
  readonly ways?: WayListener | undefined;
  /** The current time of the execution. */
  readonly moment: Moment;
  /** Its time, in epoch milliseconds. */
  now(): number;
  /**
   * Random numbers for one visit of a state, or for anything else with a name. The seed and that name determine them.
   */
  randomOf(visit: string): Random;
  /** Creates a token for one attempt of a task. `resourceArn`: the task's `Resource`. */
  newTaskToken(resourceArn: string, random: Random): string;
  /**
   * Checks a task before any of its events is written. Returns the request, with defaults that the service adds. Throws
   * RuntimeError for a task that AWS does not schedule.
   */
  admitTask(request: TaskRequest): TaskRequest;
  /** Whether a mock may replace this Map or Parallel as a whole. */
  mocksState(state: string): boolean;
  /**
   * Asks for the answer to one attempt of a task. Throws HarnessError if nothing answers. `scheduled` is called once it
   * is certain that the task is scheduled: immediately, or after another process has been consulted.
   */
  ask(request: TaskRequest, scheduled?: () => void): RunningTask;
  /** Creates a Map Run of this execution, which still has to begin. */
  newMapRun(plan: MapRunPlan, random: Random): RunningMapRun;
  /** Counts an invocation of a state's task, and returns how many came before it in the whole execution. */
  countInvocation(state: string): number;
  /** Whether another branch or a nested execution is ready. */
  readonly othersWait: boolean;
  /** Counts work (see `workOf`). Returns whether the execution should pause as soon as it can. */
  isTimeToPause(work: number): boolean;
  /** Bytes of all variables in use. */
  variableBytes: number;
  /** Set when the machine was deleted: the next transition ends the execution with this text. */
  deletedCause: string | undefined;
}
