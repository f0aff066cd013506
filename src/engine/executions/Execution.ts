import type { TaskRequest } from '../../language/asl/task';
import type { WorkflowType } from '../../language/asl/types';
import type { Timeline, Timer } from '../../clock/Timeline';
import { StatesError } from '../../errors/StatesError';
import { History, HistoryFullError, maxHistoryEvents } from '../history/History';
import type { Run } from '../interpreter/Run';
import type { Block } from '../interpreter/Program';
import type { Steps } from '../interpreter/effects';
import { finishBlock, Rest, runBlock, runBlockNow } from '../interpreter/runBlock';
import { Scope } from '../interpreter/Scope';
import type { MachineRevision } from '../../emulator/store/MachineRevision';
import type { Json } from '../../util/json';
import { seededRandom, type Random } from '../../util/seededRandom';
import { describeHarnessError } from './describeHarnessError';
import type { Engine } from './Engine';
import { Fiber, type FiberOwner } from './Fiber';
import { openStates, type OpenState } from './openStates';
import { RunQueue } from './RunQueue';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What an execution runs: a machine as it was when the execution was started. */
export interface ExecutionTarget {
  readonly machine: {
    readonly arn: string;
    readonly name: string;
    readonly region: string;
    readonly type: WorkflowType;
  };
  readonly revision: MachineRevision;
  readonly versionArn?: string | undefined;
  readonly aliasArn?: string | undefined;
}

/** What an execution is started with. */
export interface ExecutionStart {
  readonly target: ExecutionTarget;
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
  readonly inputText: string;
  readonly traceHeader?: string | undefined;
  readonly testCase?: string | undefined;
  /** Started by StartSyncExecution. */
  readonly synchronous?: boolean | undefined;
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
export class Execution implements Run, FiberOwner {
  readonly timeline: Timeline;
  /** What of it can go on, together with the executions that share its time line. */
  readonly queue: RunQueue;
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

  /** The outermost of the scopes that tell where it is. */
  readonly root: Scope;
  private readonly engine: Engine;
  private readonly start: ExecutionStart;
  /** How many executions of its engine were started before it. */
  private readonly number: number;
  private randomNumbers: Random | undefined;
  private invocations: Map<string, number> | undefined;
  private endListeners: (() => void)[] | undefined;
  private fiber: Fiber | undefined;
  private timeout: Timer | undefined;

  constructor(engine: Engine, start: ExecutionStart, number: number) {
    this.engine = engine;
    this.start = start;
    this.number = number;
    this.timeline = start.parent?.timeline ?? engine.clock.newTimeline();
    this.queue = start.parent?.queue ?? new RunQueue();
    this.startDate = this.timeline.now();
    this.history = new History(
      this.type === 'STANDARD' ? maxHistoryEvents : maxExpressEvents,
      this.startDate,
      eventsOfOneWalk(start.target.revision),
    );
    this.root = new Scope(this);
  }

  get arn(): string {
    return this.start.arn;
  }

  get name(): string {
    return this.start.name;
  }

  get type(): WorkflowType {
    return this.start.target.machine.type;
  }

  get stateMachineArn(): string {
    return this.start.target.machine.arn;
  }

  get stateMachineName(): string {
    return this.start.target.machine.name;
  }

  get versionArn(): string | undefined {
    return this.start.target.versionArn;
  }

  get aliasArn(): string | undefined {
    return this.start.target.aliasArn;
  }

  get region(): string {
    return this.start.target.machine.region;
  }

  get revision(): MachineRevision {
    return this.start.target.revision;
  }

  get roleArn(): string {
    return this.start.target.revision.roleArn;
  }

  get input(): Json {
    return this.start.input;
  }

  get inputText(): string {
    return this.start.inputText;
  }

  get traceHeader(): string | undefined {
    return this.start.traceHeader;
  }

  get testCase(): string | undefined {
    return this.start.testCase;
  }

  get redriveCount(): number | undefined {
    return this.start.synchronous ? undefined : 0;
  }

  get parent(): Execution | undefined {
    return this.start.parent;
  }

  /** Begins to run. What waits for nothing runs to its end at once when nobody else is running; else the scheduler does the rest. */
  begin(): void {
    const { block } = this.revision.program;
    this.history.append('ExecutionStarted', 0, this.startDate, {
      input: this.input,
      roleArn: this.roleArn,
      stateMachineAliasArn: this.aliasArn,
      stateMachineVersionArn: this.versionArn,
    });
    if (block.now && this.engine.scheduler.takeTurn()) this.runNow(block);
    else this.runLater(runBlock(this.root, block, this.input));
  }

  private runLater(steps: Steps<Json>): void {
    this.fiber = new Fiber(this, steps, this);
    this.engine.scheduler.resume(this.fiber, { signal: undefined });
  }

  private runNow(block: Block): void {
    let output: Json | Rest;
    try {
      output = runBlockNow(this.root, block, this.input);
    } catch (error) {
      this.failed(error);
      return;
    }
    if (output instanceof Rest) this.runLater(finishBlock(output));
    else this.done(output);
  }

  /** Sets the timer of the whole execution. Called before anything in it waits or pauses: most executions never do. */
  watchTime(): void {
    if (this.timeout !== undefined) return;
    const { timeoutSeconds = Infinity } = this.revision.program;
    const limitMs = Math.min(timeoutSeconds * 1000, maxDurationMs[this.type]);
    this.timeout = this.timeline.at(this.startDate + limitMs, () => this.timeOut());
  }

  /** Ends it by StopExecution. AWS: the event points nowhere, and no state is written as aborted (recorded 2026). */
  stop(error: string | undefined, cause: string | undefined): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED', error, cause);
    this.history.appendEnd('ExecutionAborted', 0, this.stopDate!, { error, cause });
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

  isTimeToPause(work: number): boolean {
    return this.engine.scheduler.isTimeToPause(work);
  }

  mocksState(state: string): boolean {
    return this.engine.mocksState(this, state);
  }

  countInvocation(state: string): number {
    this.invocations ??= new Map();
    const count = this.invocations.get(state) ?? 0;
    this.invocations.set(state, count + 1);
    return count;
  }

  private randomness(): Random {
    return (this.randomNumbers ??= seededRandom(`${this.engine.seed}/${this.number}`));
  }

  /** The root has come to its end. */
  done(output: Json): void {
    this.output = output;
    this.end('SUCCEEDED', undefined, undefined);
    this.history.appendEnd('ExecutionSucceeded', this.root.pointer, this.stopDate!, { output });
    this.finish();
  }

  /** The root has failed. */
  failed(error: unknown): void {
    if (error instanceof HistoryFullError) return this.failFull();
    if (!StatesError.is(error)) this.harnessError = error;
    const failure = StatesError.is(error)
      ? { error: error.error, cause: error.errorCause }
      : describeHarnessError(error);
    this.end('FAILED', failure.error, failure.cause);
    const eventId = (error as { eventId?: number }).eventId ?? this.root.pointer;
    this.history.appendEnd('ExecutionFailed', eventId, this.stopDate!, failure);
    if (this.harnessError !== undefined) this.engine.onMistake?.(this);
    // A mistake in a nested execution is one of all executions around it: no Catch of theirs may swallow it.
    if (this.harnessError !== undefined && this.parent?.status === 'RUNNING') this.parent.failed(error);
    this.finish();
  }

  private timeOut(): void {
    if (this.status !== 'RUNNING') return;
    // AWS: the event has the error, DescribeExecution has not (recorded 2026).
    this.end('TIMED_OUT', undefined, undefined);
    this.history.appendEnd('ExecutionTimedOut', 0, this.stopDate!, { error: 'States.Timeout' });
    this.finish();
  }

  private failFull(): void {
    if (this.type === 'EXPRESS') return this.timeOut();
    const failure = {
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    };
    this.end('FAILED', failure.error, failure.cause);
    this.history.appendEnd('ExecutionFailed', this.history.length, this.stopDate!, failure);
    this.finish();
  }

  private end(status: ExecutionStatus, error: string | undefined, cause: string | undefined): void {
    this.status = status;
    this.stopDate = this.timeline.now();
    this.error = error;
    this.cause = cause;
    this.timeout?.cancel();
    this.fiber?.cancel();
    this.fiber = undefined;
  }

  private finish(): void {
    const { endListeners } = this;
    if (endListeners === undefined) return;
    this.endListeners = undefined;
    for (const listener of endListeners) listener();
  }
}

/** How many events there are when each state is entered and left once: what a history makes room for at first. */
function eventsOfOneWalk({ program }: MachineRevision): number {
  return program.block.states.size * 2 + 2;
}
