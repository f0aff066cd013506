import { History } from '../../engine/history/History';
import type { InterpretedRun, RunningTask } from '../../engine/interpreter/InterpretedRun';
import type { Block } from '../../engine/interpreter/Program';
import { runBlock } from '../../engine/interpreter/runBlock';
import { Scope } from '../../engine/interpreter/Scope';
import { invariant } from '../../errors/invariant';
import { StatesError } from '../../errors/StatesError';
import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import type { TaskOutcome, TaskRequest } from '../../language/asl/task';
import type { Json } from '../../util/json';
import type { Random } from '../../util/seededRandom';
import type { StateOutcome } from './Inspection';

/** Runs a block of one state (see `compileInspected`) to its end, at once. Throws what is no error of the workflow. */
export function runDetached(block: Block, execution: DetachedExecution): StateOutcome {
  const run = new DetachedRun(execution);
  const steps = runBlock(new Scope(run), block, run.input);
  try {
    return { output: finish(steps, run) };
  } catch (error) {
    if (!StatesError.is(error)) throw error;
    return { error: error.error, cause: error.errorCause };
  }
}

function finish(steps: ReturnType<typeof runBlock>, run: DetachedRun): Json {
  for (;;) {
    const step = steps.next(undefined);
    if (step.done) return step.value;
    const effect = step.value;
    invariant(effect.kind === 'sleep', `a state that is run alone asked for '${effect.kind}'`);
    run.nowMs = Math.max(run.nowMs, effect.untilMs);
  }
}

/** An execution that exists for one state alone, in no engine: what its context object tells of it. */
interface DetachedExecution {
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
class DetachedRun implements InterpretedRun {
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
