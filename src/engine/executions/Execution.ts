import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import type { TaskRequest } from '../../language/asl/task';
import type { Expiring, Timer } from '../../clock/Timeline';
import type { HarnessError } from '../../errors/HarnessError';
import { invariant } from '../../errors/invariant';
import { StatesError } from '../../errors/StatesError';
import { History, HistoryFullError, type Moment } from '../history/History';
import type { InterpretedRun, RunningMapRun, RunningTask, WayListener } from '../interpreter/InterpretedRun';
import type { MapRunPlan } from '../interpreter/map/MapRunPlan';
import type { Block } from '../interpreter/Program';
import type { Steps } from '../interpreter/effects';
import { finishBlock, Rest, resumeBlock, runBlock, walk } from '../interpreter/runBlock';
import { Scope } from '../interpreter/Scope';
import type { Json } from '../../util/json';
import { seededRandom, type Random } from '../../util/seededRandom';
import { describeHarnessError } from './describeHarnessError';
import { askTask } from './askTask';
import type { Engine } from './Engine';
import { Fiber, type FiberOwner } from './Fiber';
import type { MapRun } from './mapRuns/MapRun';
import { newMapRun } from './mapRuns/newMapRun';
import type { Input, InputJournal } from './Input';
import { Invocations } from './Invocations';
import { openStates, type OpenState } from './openStates';
import type { Redrive } from './Redrive';
import { RunQueue } from './RunQueue';
import { StartedExecution, type ExecutionStart } from './StartedExecution';
import { timeLimitMs } from './timeLimitMs';
import { TurnTimer } from './TurnTimer';

export type LiveStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/**
 * Differs from AWS: an Express execution that loops without waiting would go on for five minutes there; here time does
 * not pass while it loops, so that its time-out comes after this many events instead.
 */
const maxExpressEvents = 250_000;

/** One execution of a state machine: what the API tells of it, and what the interpreter needs of it. */
export class Execution extends StartedExecution implements InterpretedRun, FiberOwner, Expiring {
  /** Its order and its time, which it shares with the executions nested in it. */
  queue: RunQueue;
  readonly history: History;
  /** Epoch milliseconds. */
  readonly startDate: number;

  status: LiveStatus = 'RUNNING';
  stopDate: number | undefined;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** A mistake of the tester that ended the execution, or a bug of Stepmill: to be thrown at whoever runs it. */
  harnessError: unknown;
  variableBytes = 0;
  deletedCause: string | undefined;
  /** In order. */
  redrives: readonly Redrive[] | undefined;

  /** The outermost of the scopes that tell where it is. */
  readonly root: Scope;
  engine: Engine;
  /** How many executions of its engine were started before it. */
  readonly number: number;
  private invocations: Invocations | undefined;
  /** One, or several in order. */
  private endListeners: (() => void) | (() => void)[] | undefined;
  private fiber: Fiber | undefined;
  private timeout: Timer | undefined;
  /** That of the journal, if there is one. */
  private timeoutNumber: number | undefined;
  journal: InputJournal | undefined;

  constructor(engine: Engine, start: ExecutionStart, number: number) {
    super(start);
    this.engine = engine;
    this.number = number;
    this.queue = start.parent?.queue ?? new RunQueue(engine.clock);
    this.startDate = start.startMs ?? this.queue.nowMs;
    this.history = new History(
      this.type === 'STANDARD' ? MAX_HISTORY_EVENTS : maxExpressEvents,
      this.startDate,
      this.revision.program.block.usualValues,
    );
    this.root = new Scope(this);
    this.journal = engine.host.journal?.(this);
  }

  /** Begins to run. What waits for nothing runs to its end at once when nobody else is running; else the scheduler does the rest. */
  begin(): void {
    const { block } = this.revision.program;
    const { input, roleArn, aliasArn: stateMachineAliasArn, versionArn: stateMachineVersionArn } = this;
    const isPlain = stateMachineAliasArn === undefined && stateMachineVersionArn === undefined;
    const details = isPlain ? { input, roleArn } : { input, roleArn, stateMachineAliasArn, stateMachineVersionArn };
    this.history.append('ExecutionStarted', 0, this.startDate, details);
    // A child of a Map Run has the turn of its parent.
    if (block.alone && (this.child !== undefined || this.engine.scheduler.takeTurn())) this.runNow(block);
    else this.runLater(runBlock(this.root, block, this.input));
  }

  private runLater(steps: Steps<Json>): void {
    this.queue.beginTime();
    this.fiber = new Fiber(this, steps, this);
    this.fiber.resume();
  }

  private runNow(block: Block): void {
    let output: Json | Rest;
    try {
      output = walk(this.root, block, this.input, block.startAt);
    } catch (error) {
      // For a redrive.
      this.queue.beginTime();
      this.failed(error);
      return;
    }
    if (!(output instanceof Rest)) return this.done(output);
    this.watchTime();
    this.runLater(finishBlock(output));
  }

  /** The only way in: whatever reaches it from outside. What has to wait for others to come to rest does so. */
  receive(input: Input): void {
    const atMs = this.queue.timeline.now();
    if (input.kind !== 'task' && input.kind !== 'news') {
      // These wait for nobody: whoever stops an execution wants to see it stopped.
      this.queue.interrupt(atMs);
      this.journal?.received(input);
      this.engine.scheduler.still(() => this.apply(input));
    } else if (!this.isBehind && this.queue.enter(atMs)) this.deliver(input);
    else this.queue.enterLater(atMs, () => this.deliver(input));
    this.engine.scheduler.drain();
  }

  /** Whether another execution on its time line is at work and this one has not come to rest. */
  private get isBehind(): boolean {
    const { running } = this.engine.scheduler;
    return running !== undefined && running.execution !== this && this.queue.has(this);
  }

  private deliver(input: Extract<Input, { kind: 'task' | 'news' }>): void {
    if (input.kind === 'task' && input.task.isClosed) return;
    this.journal?.received(input);
    if (input.kind === 'task') input.task.receive(input.input);
    else input.deliver();
  }

  /** Ends it by StopExecution. */
  stop(error?: string, cause?: string): void {
    this.receive({ kind: 'stop', error, cause });
  }

  /** Makes it go on from where it ended. Only a Standard one that has ended without success. */
  redrive(clientToken?: string): void {
    if (this.parent === undefined) this.queue.timeline.catchUp();
    this.receive({ kind: 'redrive', clientToken });
  }

  /** The last redrive. */
  get redriven(): Redrive | undefined {
    return this.redrives?.at(-1);
  }

  get redriveCount(): number | undefined {
    return this.synchronous ? undefined : (this.redrives?.length ?? this.child?.restarts ?? 0);
  }

  /** Calls back in a turn of that time, epoch milliseconds. */
  at(timeMs: number, callback: () => void): Timer {
    this.watchTime();
    const { journal } = this;
    if (journal === undefined) return new TurnTimer(this, timeMs, callback);
    const timer = journal.newTimer();
    return new TurnTimer(this, timeMs, () => {
      this.journal!.fired(timer);
      callback();
    });
  }

  /** As `at`, so many milliseconds from now. */
  after(ms: number, callback: () => void): Timer {
    return this.at(this.queue.nowMs + ms, callback);
  }

  /** Something real is outstanding until `queue.timeline.release()`; see there. */
  hold(): void {
    this.watchTime();
    this.queue.timeline.hold();
  }

  /** Moves its time on by so many milliseconds, and with it that of those nested with it. It goes on with a `drain`. */
  advance(ms: number): void {
    this.queue.advanceTo(Math.max(this.queue.nowMs, this.queue.timeline.now()) + ms);
  }

  /** Sets the timer of the whole execution. Called before anything in it waits or pauses: most executions never do. */
  watchTime(): void {
    if (this.timeout !== undefined || this.status !== 'RUNNING') return;
    this.timeoutNumber = this.journal?.newTimer();
    this.timeout = this.queue.timeline.limit(timeLimitMs(this), this);
  }

  /** Its time is up. */
  expire(): void {
    this.queue.interrupt(timeLimitMs(this));
    if (this.timeoutNumber !== undefined) this.journal!.fired(this.timeoutNumber);
    this.timeOut();
  }

  private apply(input: Exclude<Input, { kind: 'task' | 'news' }>): void {
    if (input.kind === 'deleted') this.deletedCause = input.cause;
    else if (input.kind === 'redrive') this.goOn(input.clientToken);
    else if (input.kind === 'mistake') this.failed(input.error);
    else this.abort(input.error, input.cause);
  }

  /** AWS: the event points nowhere, and no state is written as aborted (recorded 2026). */
  private abort(error: string | undefined, cause: string | undefined): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED', error, cause);
    this.history.appendEnd('ExecutionAborted', 0, this.stopDate!, { error, cause });
    this.finish();
  }

  /** AWS: the event points to the one that ended it, and what goes on to where it stood before (recorded 2026). */
  private goOn(clientToken: string | undefined): void {
    invariant(this.status !== 'RUNNING' && this.status !== 'SUCCEEDED', 'only what failed can be redriven');
    const timeMs = this.queue.nowMs;
    const redriveCount = this.redriveCount! + 1;
    const failedWith = this.status === 'FAILED' ? this.error : undefined;
    const eventId = this.history.append('ExecutionRedriven', this.history.length, timeMs, { redriveCount });
    const redrive = { timeMs, eventId, failedWith, clientToken, acceptedMs: this.engine.now() };
    this.redrives = [...(this.redrives ?? []), redrive];
    this.status = 'RUNNING';
    this.stopDate = this.error = this.cause = this.harnessError = undefined;
    this.engine.executions.onRedriven(this);
    this.engine.tokens.onRedriven(this.arn);
    this.engine.host.started?.(this);
    this.root.reopen(this.history.events);
    this.runLater(resumeBlock(this.root, this.revision.program.block, () => this.input));
  }

  /** Ends it because the process runs out of memory; only the first events are kept. Only while no fiber runs. */
  endForMemory(eventsKept: number, error: HarnessError): void {
    this.history.cut(eventsKept);
    this.root.pointer = this.history.length;
    this.failed(error);
  }

  /** Resolves when the execution has ended. */
  ended(): Promise<void> {
    return new Promise((resolve) => this.onEnd(resolve));
  }

  /** Calls back once when it has ended; at once when it already has. */
  onEnd(listener: () => void): void {
    const { endListeners } = this;
    if (this.status !== 'RUNNING') listener();
    else if (endListeners === undefined) this.endListeners = listener;
    else if (typeof endListeners === 'function') this.endListeners = [endListeners, listener];
    else endListeners.push(listener);
  }

  /** Where it stands: see `openStates`. */
  openStates(): readonly OpenState[] {
    const own = openStates(this.root, (state) => this.engine.tokens.find(this.arn, state));
    return own.flatMap((open) => this.openMapRun(open.state)?.openStates() ?? open);
  }

  get moment(): Moment {
    return this.queue;
  }

  /** The time of the turn: one for all that happens in it. */
  now(): number {
    return this.queue.nowMs;
  }

  randomOf(visit: string): Random {
    return seededRandom(`${this.engine.seed}/${this.arn}/${visit}`);
  }

  newTaskToken(resourceArn: string, random: Random): string {
    return this.engine.tokens.mint(resourceArn, this.region, random);
  }

  admitTask(request: TaskRequest): TaskRequest {
    return this.engine.host.admit(request, this);
  }

  ask(request: TaskRequest): RunningTask {
    return askTask(this.engine, request);
  }

  get ways(): WayListener | undefined {
    return this.engine.host.ways;
  }

  get othersWait(): boolean {
    return !this.queue.isEmpty;
  }

  isTimeToPause(work: number): boolean {
    return this.engine.scheduler.isTimeToPause(work);
  }

  mocksState(state: string): boolean {
    return this.engine.host.mocksState(this, state);
  }

  private openMapRun(state: string): MapRun | undefined {
    return this.engine.executions.mapRuns
      .of(this)
      .find(({ status, plan }) => status === 'RUNNING' && plan.state === state);
  }

  newMapRun(plan: MapRunPlan, random: Random): RunningMapRun {
    return newMapRun(this, plan, random);
  }

  countInvocation(state: string): number {
    // Step Functions Local's counter goes over all items.
    if (this.child !== undefined) return this.child.mapRun.execution.countInvocation(state);
    if (this.invocations !== undefined) return this.invocations.count(state);
    this.invocations = new Invocations(state);
    return 0;
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
    if (this.harnessError !== undefined) this.engine.host.mistaken?.(this);
    // A mistake in a nested execution is one of all executions around it: no Catch of theirs may swallow it.
    if (this.harnessError !== undefined && this.parent?.status === 'RUNNING')
      this.parent.receive({ kind: 'mistake', error });
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
      cause: `The execution reached the maximum number of history events (${MAX_HISTORY_EVENTS}).`,
    };
    this.end('FAILED', failure.error, failure.cause);
    this.history.appendEnd('ExecutionFailed', this.history.length, this.stopDate!, failure);
    this.finish();
  }

  private end(status: LiveStatus, error: string | undefined, cause: string | undefined): void {
    this.status = status;
    this.stopDate = this.queue.nowMs;
    this.error = error;
    this.cause = cause;
    this.timeout?.cancel();
    this.timeout = undefined;
    this.fiber?.cancel();
    this.fiber = undefined;
    // Only a Standard one is ever resumed.
    if (this.type === 'EXPRESS') this.root.inner = undefined;
  }

  private finish(): void {
    this.engine.host.ended?.(this);
    const { child } = this;
    if (child === undefined || child.isAlone) this.engine.executions.onEnded(this);
    else {
      this.engine.executions.mapRuns.onChildEnded(this);
      child.mapRun.childEnded(this);
    }
    const { endListeners } = this;
    if (endListeners === undefined) return;
    this.endListeners = undefined;
    if (typeof endListeners === 'function') endListeners();
    else for (const listener of endListeners) listener();
  }
}
