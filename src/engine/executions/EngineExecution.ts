import type { TaskRequest } from '../../contract/task';
import type { HarnessError } from '../../errors/HarnessError';
import { StatesError } from '../../errors/StatesError';
import { History, HistoryFullError } from '../history/History';
import type { RunningMapRun, RunningTask, WayListener } from '../interpreter/InterpretedRun';
import type { MapRunPlan } from '../interpreter/map/MapRunPlan';
import type { Block } from '../interpreter/Program';
import type { Steps } from '../interpreter/effects';
import { finishBlock, Rest, resumeBlock, runBlock, walk } from '../interpreter/runBlock';
import type { PartEnd } from '../interpreter/part/PartScope';
import { Scope } from '../interpreter/Scope';
import type { Json } from '../../util/json';
import { seededRandom, type Random } from '../../util/seededRandom';
import { askTask, type AskingExecution } from './askTask';
import { beginRedrive } from './beginRedrive';
import type { Engine } from './Engine';
import type { Execution, LiveStatus, OpenState } from './Execution';
import { maxBytesOf, maxEventsOf } from './executionLimits';
import { failureOfExecution } from './failureOfExecution';
import { Fiber, type FiberExecution, type FiberOwner } from './Fiber';
import type { MapRun } from './mapRuns/MapRun';
import type { Input, InterruptingInput } from './Input';
import { Invocations } from './Invocations';
import { openStates } from './openStates';
import { receiveInput, type ReceivingExecution } from './receiveInput';
import { RunQueue } from './RunQueue';
import type { ExecutionStart } from './ExecutionStart';
import type { MapRunJournal, MapRunExecution } from './mapRuns/MapRunExecution';
import { TimedExecution } from './TimedExecution';
import { append } from '../../util/append';
import { lazy } from '../../util/lazy';

const loadPartScope = lazy(
  () => require('../interpreter/part/PartScope') as typeof import('../interpreter/part/PartScope'),
);
const loadRunPart = lazy(() => require('../interpreter/part/runPart') as typeof import('../interpreter/part/runPart'));
const loadNewMapRun = lazy(() => require('./mapRuns/newMapRun') as typeof import('./mapRuns/newMapRun'));

/** An execution that an engine runs: its status for the API, and what the interpreter needs from it. */
export class EngineExecution
  extends TimedExecution
  implements Execution, AskingExecution, MapRunExecution, ReceivingExecution, FiberOwner
{
  /** Its order and time, shared with the executions nested in it. */
  queue: RunQueue<Fiber>;
  readonly history: History;
  /** Approximately how much memory it takes once it has ended. Only `Executions` writes it. */
  keptBytes = 0;
  stopDate: number | undefined = undefined;
  output: Json | undefined = undefined;
  error: string | undefined = undefined;
  cause: string | undefined = undefined;
  /** The usage error or bug of Stepmill that ended it, to be thrown in the test. */
  harnessError: unknown = undefined;
  variableBytes = 0;
  deletedCause: string | undefined = undefined;

  /** The outermost scope. */
  readonly root: Scope;
  /** The number of executions that its engine started before it. */
  readonly number: number;
  private invocations: Invocations | undefined = undefined;
  private endListeners: (() => void)[] | undefined = undefined;
  private fiber: Fiber | undefined = undefined;
  journal: MapRunJournal | undefined = undefined;

  constructor(
    public engine: Engine,
    start: ExecutionStart,
    number: number,
  ) {
    super(start);
    this.number = number;
    this.queue = (start.parent as FiberExecution | undefined)?.queue ?? new RunQueue(engine.clock);
    const startMs = start.startMs ?? this.queue.nowMs;
    const { usualValues } = this.revision.program.block;
    this.history = new History(maxEventsOf(this.type), startMs, usualValues, maxBytesOf(this.type));
    const { part } = start;
    this.root = part === undefined ? new Scope(this) : loadPartScope().PartScope.root(this, part);
    this.journal = engine.host.journal?.(this);
  }

  /**
   * Begins to run. A machine that never waits runs to its end here if nothing else is running. The scheduler runs all
   * others.
   */
  begin(): void {
    const { block } = this.revision.program;
    this.writeStart(this.history);
    const { part } = this.start;
    if (part !== undefined) return this.runLater(loadRunPart().runPart(this.root, part));
    // Children run in the turn of their Map Run.
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
      // A redrive counts from here.
      this.queue.beginTime();
      this.failed(error);
      return;
    }
    if (!(output instanceof Rest)) return this.done(output);
    this.watchTime();
    this.runLater(finishBlock(output));
  }

  /** The only entry point for inputs from outside. */
  receive(input: Input): void {
    receiveInput(this, input);
  }

  /** Ends it by StopExecution. */
  stop(error?: string, cause?: string): void {
    this.receive({ kind: 'stop', error, cause });
  }

  /** Resumes it from where it ended. Only for a Standard execution that has ended unsuccessfully. */
  redrive(clientToken?: string): void {
    if (this.parent === undefined) this.queue.followService();
    this.receive({ kind: 'redrive', clientToken });
  }

  get startDate(): number {
    return this.history.startMs;
  }

  get redriveCount(): number | undefined {
    return this.synchronous ? undefined : (this.redrives?.length ?? this.child?.restarts ?? 0);
  }

  /** Applies an input that ends or resumes it, or decides that it will end. Called only by `receive`. */
  apply(input: InterruptingInput): void {
    if (input.kind === 'deleted') this.deletedCause = input.cause;
    else if (input.kind === 'mistake') this.failed(input.error);
    else if (input.kind === 'stop') this.abort(input.error, input.cause);
    else {
      beginRedrive(this, input.clientToken);
      const { part } = this.start;
      if (part === undefined) this.runLater(resumeBlock(this.root, this.revision.program.block, () => this.input));
      else this.runLater(loadRunPart().resumePart(this.root, part));
    }
  }

  /** AWS: the event points to no other event, and no StateAborted event is written (recorded 2026). */
  private abort(error: string | undefined, cause: string | undefined): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED', error, cause);
    this.history.appendEnd('ExecutionAborted', 0, this.stopDate!, { error, cause });
    this.finish();
  }

  /** Ends it because memory is running out, and keeps only its first events. Call it only while no fiber runs. */
  endForMemory(eventsKept: number, error: HarnessError): void {
    this.history.cut(eventsKept);
    this.root.pointer = this.history.length;
    this.failed(error);
  }

  /** Resolves when the execution has ended. */
  ended(): Promise<void> {
    return new Promise((resolve) => this.onEnd(resolve));
  }

  /** Calls the listener once it has ended, or immediately if it already has. */
  onEnd(listener: () => void): void {
    if (this.status !== 'RUNNING') listener();
    else this.endListeners = append(this.endListeners, listener);
  }

  get mapRuns(): readonly MapRun[] {
    return this.engine.executions.mapRuns.of(this);
  }

  /** Its current states: see `openStates`. */
  openStates(): readonly OpenState[] {
    return openStates(this, this.engine);
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

  ask(request: TaskRequest, scheduled?: () => void): RunningTask {
    return askTask(this, request, scheduled);
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

  newMapRun(plan: MapRunPlan, random: Random): RunningMapRun {
    return loadNewMapRun().newMapRun(this, plan, random);
  }

  countInvocation(state: string): number {
    // As in Step Functions Local, all items share one counter.
    if (this.child !== undefined) return this.child.mapRun.execution.countInvocation(state);
    if (this.invocations !== undefined) return this.invocations.count(state);
    this.invocations = new Invocations(state);
    return 0;
  }

  /** The machine has reached its end. */
  done(output: Json): void {
    this.output = output;
    this.end('SUCCEEDED', undefined, undefined);
    this.history.appendSuccess(this.root.pointer, this.queue, output);
    this.finish();
  }

  /** The state after which its part ends has been left, maybe in a branch. */
  private partEnded({ output, eventId }: PartEnd): void {
    this.root.state = undefined;
    this.root.inner = undefined;
    this.root.pointer = eventId;
    this.done(output);
  }

  /** The machine has failed. */
  failed(error: unknown): void {
    if (this.start.part !== undefined && error instanceof loadPartScope().PartEnd) return this.partEnded(error);
    const isFull = error instanceof HistoryFullError;
    if (isFull && this.type === 'EXPRESS') return this.timeOut();
    if (!isFull && !StatesError.is(error)) this.harnessError = error;
    const failure = failureOfExecution(error);
    this.end('FAILED', failure.error, failure.cause);
    const eventId = isFull ? this.history.length : ((error as { eventId?: number }).eventId ?? this.root.pointer);
    this.history.appendEnd('ExecutionFailed', eventId, this.stopDate!, failure);
    if (this.harnessError !== undefined) this.engine.host.mistaken?.(this);
    // A usage error in a nested execution also ends those around it: no Catch may swallow it.
    if (this.harnessError !== undefined && this.parent?.status === 'RUNNING')
      this.parent.receive({ kind: 'mistake', error });
    this.finish();
  }

  protected timeOut(): void {
    if (this.status !== 'RUNNING') return;
    // AWS: the event has the error, DescribeExecution does not (recorded 2026).
    this.end('TIMED_OUT', undefined, undefined);
    this.history.appendEnd('ExecutionTimedOut', 0, this.stopDate!, { error: 'States.Timeout' });
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
    // Only Standard executions can be redriven.
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
    const { endListeners = [] } = this;
    this.endListeners = undefined;
    for (const listener of endListeners) listener();
  }
}
