import type { TaskControl, TaskReply, TaskRequest } from '../../language/asl/task';
import type { Clock } from '../../clock/Timeline';
import type { Effect } from '../interpreter/effects';
import { ActivityQueues } from './ActivityQueues';
import { BranchGroup } from './BranchGroup';
import { Execution, type ExecutionStart } from './Execution';
import type { Fiber } from './Fiber';
import { Scheduler } from './Scheduler';
import { TaskAttempt } from './TaskAttempt';
import { TaskTokens } from './TaskTokens';

/** What the engine is given: time, and whoever answers tasks. */
export interface EngineOptions {
  /** Called once with what to do after a timer of a real clock has fired. */
  readonly createClock: (onFired: () => void) => Clock;
  /** Signs task tokens. */
  readonly secret: string;
  /** What all randomness of the executions follows. */
  readonly seed: string;
  /**
   * The answer to a task: from a mock, a local handler, an endpoint. `undefined` leaves an activity's task to a worker.
   * Throws HarnessError when nobody answers it.
   */
  readonly answer: (
    request: TaskRequest,
    control: TaskControl,
    execution: Execution,
  ) => TaskReply | Promise<TaskReply> | undefined;
  /**
   * Asks about a task outside this process before `answer` is called for it. Nothing else runs until that is known, so
   * that the order of events is that of answers which are at hand. `undefined` when nobody is to be asked.
   */
  readonly consult?: ((request: TaskRequest, control: TaskControl) => Promise<void> | undefined) | undefined;
  /** Hears of each execution before it begins to run. */
  readonly onStarted?: ((execution: Execution) => void) | undefined;
  /** Hears of each execution that a mistake of the tester, or a bug of Stepmill, has ended. */
  readonly onMistake?: ((execution: Execution) => void) | undefined;
  /** See `Run.mocksState`. */
  readonly mocksState: (execution: Execution, state: string) => boolean;
  /** See `Run.admitTask`. */
  readonly admitTask: (request: TaskRequest) => TaskRequest;
  /** Measures how long work takes, in milliseconds. Default: the system's monotonic clock. */
  readonly stopwatch?: (() => number) | undefined;
}

/** Runs executions: owns the scheduler, the clock, the task tokens and the activities' queues of one service. */
export class Engine {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly tokens: TaskTokens;
  readonly activities = new ActivityQueues();
  readonly answer: EngineOptions['answer'];
  readonly admitTask: EngineOptions['admitTask'];
  readonly onMistake: EngineOptions['onMistake'];
  readonly mocksState: EngineOptions['mocksState'];
  private readonly consult: EngineOptions['consult'];
  private readonly onStarted: EngineOptions['onStarted'];
  readonly seed: string;
  private readonly executions = new Map<string, Execution>();
  private readonly byMachine = new Map<string, Execution[]>();
  private started = 0;

  constructor({
    createClock,
    secret,
    seed,
    answer,
    consult,
    onStarted,
    onMistake,
    admitTask,
    mocksState,
    stopwatch,
  }: EngineOptions) {
    this.clock = createClock(() => this.scheduler.drain());
    this.scheduler = new Scheduler({
      clock: this.clock,
      perform: (fiber, effect) => this.perform(fiber, effect),
      stopwatch,
    });
    this.tokens = new TaskTokens(secret);
    this.answer = answer;
    this.consult = consult;
    this.onStarted = onStarted;
    this.onMistake = onMistake;
    this.admitTask = admitTask;
    this.mocksState = mocksState;
    this.seed = seed;
  }

  now(): number {
    return this.clock.now();
  }

  /** Starts an execution and runs it as far as it goes without waiting. `whole`: without leaving the event loop a turn. */
  start(start: ExecutionStart, options: { whole?: boolean } = {}): Execution {
    const execution = new Execution(this, start, this.started++);
    this.executions.set(execution.arn, execution);
    const siblings = this.byMachine.get(execution.stateMachineArn);
    if (siblings) siblings.push(execution);
    else this.byMachine.set(execution.stateMachineArn, [execution]);
    this.onStarted?.(execution);
    execution.begin();
    this.scheduler.drain(options);
    return execution;
  }

  get(arn: string): Execution | undefined {
    return this.executions.get(arn);
  }

  /** The executions of a machine, oldest first. */
  list(stateMachineArn: string): readonly Execution[] {
    return this.byMachine.get(stateMachineArn) ?? [];
  }

  stop(execution: Execution, error?: string, cause?: string): void {
    execution.stop(error, cause);
    this.scheduler.drain();
  }

  /** The token of the task that a state has open. An activity's task is taken on the way, as by a worker. */
  openTaskToken(executionArn: string, state: string): string | undefined {
    const attempt = this.tokens.find(executionArn, state);
    if (attempt !== undefined && this.activities.withdraw(attempt)) attempt.leased(undefined);
    return attempt?.request.taskToken;
  }

  /** Forgets an execution that has ended. */
  forget(execution: Execution): void {
    this.executions.delete(execution.arn);
    const siblings = this.byMachine.get(execution.stateMachineArn);
    if (siblings) siblings.splice(siblings.indexOf(execution), 1);
  }

  /** Stops everything that is running; nothing holds the process after it. */
  close(): void {
    for (const execution of this.executions.values()) execution.stop(undefined, undefined);
    this.activities.close();
    this.clock.close();
  }

  /** Does what a fiber has asked for; the fiber is resumed when it is done. */
  private perform(fiber: Fiber, effect: Exclude<Effect, { kind: 'pause' }>): void {
    if (effect.kind !== 'turn') fiber.execution.watchTime();
    switch (effect.kind) {
      case 'turn':
        this.scheduler.resume(fiber, { signal: undefined });
        return;
      case 'sleep':
        fiber.pending = fiber.execution.timeline.at(effect.untilMs, () =>
          this.scheduler.resume(fiber, { signal: undefined }),
        );
        return;
      case 'task':
        fiber.task = new TaskAttempt(this, fiber, effect.request);
        this.consultAndBegin(fiber, fiber.task);
        return;
      case 'taskSignal':
        fiber.task!.nextSignal();
        return;
      case 'branches': {
        const group = new BranchGroup(this.scheduler, fiber, effect);
        fiber.pending = group;
        group.begin();
      }
    }
  }

  private consultAndBegin(fiber: Fiber, task: TaskAttempt): void {
    const asked = this.consult?.(task.request, task);
    if (asked === undefined) return this.begin(fiber, task);
    const goOn = this.scheduler.rest();
    void asked.then(() => {
      if (!fiber.cancelled) this.begin(fiber, task);
      goOn();
    });
  }

  private begin(fiber: Fiber, task: TaskAttempt): void {
    try {
      task.begin();
      task.nextSignal();
    } catch (error) {
      task.abandon();
      fiber.task = undefined;
      this.scheduler.resume(fiber, { error });
    }
  }
}
