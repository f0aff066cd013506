import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import { History } from '../../engine/history/History';
import type { RunningTask, InterpretedRun } from '../../engine/interpreter/InterpretedRun';
import type { TaskOutcome, TaskRequest } from '../../language/asl/task';
import type { Json } from '../../util/json';
import type { Random } from '../../util/seededRandom';

/** An execution that exists for one state alone, in no engine: what its context object tells of it. */
export interface DetachedExecution {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  /** Empty: none. */
  readonly roleArn: string;
  readonly region: string;
  readonly input: Json;
  /** Epoch milliseconds. */
  readonly startDate: number;
  /** 0 ≤ n < 1. */
  random(): number;
  newTaskToken(resourceArn: string): string;
  /** See `Run.admitTask`. */
  admit(request: TaskRequest): TaskRequest;
  /** What the task gives, or the Map or Parallel as a whole: a mock. */
  answer(request: TaskRequest): TaskOutcome;
}

/** Such an execution, as the interpreter sees it: time passes where the state waits, and tasks are answered at once. */
export class DetachedRun implements InterpretedRun {
  readonly type = 'EXPRESS';
  readonly redriveCount = undefined;
  readonly redriven = undefined;
  readonly testCase = undefined;
  readonly othersWait = false;
  readonly iterations = [];
  readonly history: History;
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly input: Json;
  readonly startDate: number;
  variableBytes = 0;
  deletedCause: undefined;
  nowMs: number;
  private readonly execution: DetachedExecution;

  constructor(execution: DetachedExecution) {
    this.execution = execution;
    this.arn = execution.arn;
    this.name = execution.name;
    this.stateMachineArn = execution.stateMachineArn;
    this.stateMachineName = execution.stateMachineName;
    this.roleArn = execution.roleArn;
    this.region = execution.region;
    this.input = execution.input;
    this.startDate = execution.startDate;
    this.nowMs = execution.startDate;
    this.history = new History(MAX_HISTORY_EVENTS, this.startDate, 16);
  }

  now(): number {
    return this.nowMs;
  }

  randomOf(): Random {
    return () => this.execution.random();
  }

  newTaskToken(resourceArn: string): string {
    return this.execution.newTaskToken(resourceArn);
  }

  admitTask(request: TaskRequest): TaskRequest {
    return this.execution.admit(request);
  }

  mocksState(): boolean {
    return true;
  }

  ask(request: TaskRequest): RunningTask {
    const outcome = this.execution.answer(request);
    return { request, next: () => ({ kind: 'ended', outcome }) };
  }

  newMapRun(): never {
    throw new Error('A Map that is tested alone has a mock.');
  }

  countInvocation(): number {
    return 0;
  }

  isTimeToPause(): boolean {
    return false;
  }
}
