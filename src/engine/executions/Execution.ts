import type { TaskRequest } from '../../language/asl/task';
import type { WorkflowType } from '../../language/asl/types';
import type { Timeline, Timer } from '../../clock/Timeline';
import { StatesError } from '../../errors/StatesError';
import { History, HistoryFullError, maxHistoryEvents } from '../history/History';
import type { Run } from '../interpreter/Run';
import { runBlock } from '../interpreter/runBlock';
import { Scope } from '../interpreter/Scope';
import type { MachineRevision } from '../../emulator/store/MachineRevision';
import type { Json } from '../../util/json';
import { seededRandom, type Random } from '../../util/seededRandom';
import { describeHarnessError } from './describeHarnessError';
import type { Engine } from './Engine';
import { Fiber } from './Fiber';
import { openStates, type OpenState } from './openStates';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What an execution is started with. */
export interface ExecutionStart {
  readonly arn: string;
  readonly name: string;
  readonly type: WorkflowType;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly stateMachineVersionArn?: string | undefined;
  readonly stateMachineAliasArn?: string | undefined;
  readonly region: string;
  readonly revision: MachineRevision;
  readonly input: Json;
  readonly inputText: string;
  readonly traceHeader?: string | undefined;
  readonly testCase?: string | undefined;
  /** Started by StartSyncExecution. */
  readonly synchronous?: boolean;
  /** The execution whose task started it: both live on one time line. */
  readonly parent?: Execution | undefined;
}

/** AWS: Standard executions last a year at most, Express ones five minutes. */
const maxDurationMs: Readonly<Record<WorkflowType, number>> = { STANDARD: 31_536_000_000, EXPRESS: 300_000 };

/**
 * Differs from AWS: an Express execution that loops without waiting would go on for five minutes there; here time does
 * not pass while it loops, so that its time-out comes after this many events instead.
 */
const maxExpressEvents = 250_000;

/** One execution of a state machine: what the API tells of it, and what the interpreter needs of it. */
export class Execution implements Run {
  readonly arn: string;
  readonly name: string;
  readonly type: WorkflowType;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly versionArn: string | undefined;
  readonly aliasArn: string | undefined;
  readonly region: string;
  readonly revision: MachineRevision;
  readonly roleArn: string;
  readonly input: Json;
  readonly inputText: string;
  readonly traceHeader: string | undefined;
  readonly testCase: string | undefined;
  readonly redriveCount: number | undefined;
  readonly parent: Execution | undefined;
  readonly timeline: Timeline;
  readonly history: History;
  /** Epoch milliseconds. */
  readonly startDate: number;

  status: ExecutionStatus = 'RUNNING';
  stopDate: number | undefined;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** A mistake of the tester that ended the execution, or a bug of Stepmill: to be thrown at whoever runs it. */
  harnessError: unknown;
  variableBytes = 0;
  deletedCause: string | undefined;

  /** Whoever has a task open, by state: what the execution waits for. */
  readonly root: Scope;
  private readonly engine: Engine;
  private readonly seed: () => string;
  private randomNumbers: Random | undefined;
  private invocations: Map<string, number> | undefined;
  private endListeners: (() => void)[] | undefined;
  private fiber: Fiber | undefined;
  private timeout: Timer | undefined;

  /** `seed`: what its randomness follows, asked when there is need of any. */
  constructor(engine: Engine, start: ExecutionStart, seed: () => string) {
    this.engine = engine;
    this.seed = seed;
    this.arn = start.arn;
    this.name = start.name;
    this.type = start.type;
    this.stateMachineArn = start.stateMachineArn;
    this.stateMachineName = start.stateMachineName;
    this.versionArn = start.stateMachineVersionArn;
    this.aliasArn = start.stateMachineAliasArn;
    this.region = start.region;
    this.revision = start.revision;
    this.roleArn = start.revision.roleArn;
    this.input = start.input;
    this.inputText = start.inputText;
    this.traceHeader = start.traceHeader;
    this.testCase = start.testCase;
    this.redriveCount = start.synchronous ? undefined : 0;
    this.parent = start.parent;
    this.timeline = start.parent?.timeline ?? engine.clock.newTimeline();
    this.startDate = this.timeline.now();
    this.history = new History(start.type === 'STANDARD' ? maxHistoryEvents : maxExpressEvents, this.startDate);
    this.root = new Scope(this);
  }

  /** Begins to run. The scheduler does the rest. */
  begin(): void {
    const { program } = this.revision;
    this.history.append('ExecutionStarted', 0, this.startDate, {
      input: this.input,
      roleArn: this.roleArn,
      stateMachineAliasArn: this.aliasArn,
      stateMachineVersionArn: this.versionArn,
    });
    this.fiber = new Fiber(
      this,
      runBlock(this.root, program.block, this.input),
      (output) => this.succeed(output),
      (error) => this.fail(error),
    );
    this.engine.scheduler.resume(this.fiber, { signal: undefined });
  }

  /** Sets the timer of the whole execution. Called before anything in it waits: most executions never do. */
  watchTime(): void {
    if (this.timeout !== undefined) return;
    const { timeoutSeconds = Infinity } = this.revision.program;
    const limitMs = Math.min(timeoutSeconds * 1000, maxDurationMs[this.type]);
    this.timeout = this.timeline.at(this.startDate + limitMs, () => this.timeOut());
  }

  /** Ends it by StopExecution. AWS: the event points nowhere, and no state is written as aborted (recorded 2026). */
  stop(error: string | undefined, cause: string | undefined): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED', { error, cause });
    this.write(() => this.history.append('ExecutionAborted', 0, this.stopDate!, { error, cause }));
    this.finish();
  }

  /** Resolves when the execution has ended. */
  ended(): Promise<void> {
    return new Promise((resolve) => this.onEnd(resolve));
  }

  /** Calls back once when it has ended; at once when it already has. */
  onEnd(listener: () => void): void {
    if (this.status === 'RUNNING') (this.endListeners ??= []).push(listener);
    else listener();
  }

  /** Where it stands: see `openStates`. */
  openStates(): readonly OpenState[] {
    return openStates(this.root, (state) => this.engine.tokens.find(this.arn, state));
  }

  now(): number {
    return this.timeline.now();
  }

  random(): number {
    return this.randomness()();
  }

  newTaskToken(resourceArn: string): string {
    return this.engine.tokens.mint(resourceArn, this.region, this.randomness());
  }

  admitTask(request: TaskRequest): TaskRequest {
    return this.engine.admitTask(request);
  }

  countInvocation(state: string): number {
    this.invocations ??= new Map();
    const count = this.invocations.get(state) ?? 0;
    this.invocations.set(state, count + 1);
    return count;
  }

  private randomness(): Random {
    return (this.randomNumbers ??= seededRandom(this.seed()));
  }

  private succeed(output: Json): void {
    this.output = output;
    this.end('SUCCEEDED', {});
    this.write(() => this.root.emit('ExecutionSucceeded', { output }));
    this.finish();
  }

  private fail(error: unknown): void {
    if (error instanceof HistoryFullError) return this.failFull();
    if (!StatesError.is(error)) this.harnessError = error;
    const failure = StatesError.is(error)
      ? { error: error.error, cause: error.errorCause }
      : describeHarnessError(error);
    this.end('FAILED', failure);
    const eventId = (error as { eventId?: number }).eventId ?? this.root.pointer;
    this.write(() => this.history.append('ExecutionFailed', eventId, this.stopDate!, failure));
    // A mistake in a nested execution is one of all executions around it: no Catch of theirs may swallow it.
    if (this.harnessError !== undefined && this.parent?.status === 'RUNNING') this.parent.fail(error);
    this.finish();
  }

  private timeOut(): void {
    if (this.status !== 'RUNNING') return;
    // AWS: the event has the error, DescribeExecution has not (recorded 2026).
    this.end('TIMED_OUT', {});
    this.write(() => this.history.append('ExecutionTimedOut', 0, this.stopDate!, { error: 'States.Timeout' }));
    this.finish();
  }

  private failFull(): void {
    if (this.type === 'EXPRESS') return this.timeOut();
    const failure = {
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    };
    this.end('FAILED', failure);
    this.history.appendLast(this.stopDate!, failure);
    this.finish();
  }

  private end(
    status: ExecutionStatus,
    { error, cause }: { error?: string | undefined; cause?: string | undefined },
  ): void {
    this.status = status;
    this.stopDate = this.timeline.now();
    this.error = error;
    this.cause = cause;
    this.timeout?.cancel();
    this.fiber?.cancel();
    this.fiber = undefined;
  }

  /** Writes the last event, whatever room the history has. */
  private write(append: () => void): void {
    try {
      append();
    } catch (error) {
      if (!(error instanceof HistoryFullError)) throw error;
      this.history.appendLast(this.stopDate!, { error: this.error, cause: this.cause });
    }
  }

  private finish(): void {
    const { endListeners = [] } = this;
    this.endListeners = undefined;
    for (const listener of endListeners) listener();
  }
}
