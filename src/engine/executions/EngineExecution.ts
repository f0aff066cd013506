import type { Clock, Timer } from '../../clock/Timeline';
import type { MapIteration, TaskRequest } from '../../contract/task';
import type { HarnessError } from '../../errors/HarnessError';
import type { WorkflowType } from '../../language/asl/types';
import { History, type Moment } from '../history/History';
import type { RunningMapRun, RunningTask, WayListener } from '../interpreter/InterpretedRun';
import type { MapRunPlan } from '../interpreter/map/MapRunPlan';
import { Scope } from '../interpreter/Scope';
import type { Json } from '../../util/json';
import { seededRandom, type Random } from '../../util/seededRandom';
import { askTask, type AskingExecution } from './askTask';
import { beginRedrive, type RedrivenExecution } from './beginRedrive';
import { abort, succeed } from './endExecution';
import type { EngineHost } from './EngineHost';
import type { Execution, LiveStatus, OpenState, Redrive } from './Execution';
import { historyLimits } from './executionLimits';
import type { ExecutionStart } from './ExecutionStart';
import { ExecutionTimeout } from './ExecutionTimeout';
import type { Fiber, FiberExecution } from './Fiber';
import type { MachineRevision } from './MachineRevision';
import { ChildStart } from './mapRuns/ChildStart';
import type { MapRun } from './mapRuns/MapRun';
import type { MapRunJournal, MapRunExecution } from './mapRuns/MapRunExecution';
import type { Input, InterruptingInput } from './Input';
import { Invocations } from './Invocations';
import { openStates, type Waits } from './openStates';
import { receiveInput, type ReceivingExecution } from './receiveInput';
import { beginProgram, endProgram, resumeProgram, type ProgramExecution } from './runProgram';
import { RunQueue } from './RunQueue';
import { TurnTimer } from './TurnTimer';
import { append } from '../../util/append';
import { lazy } from '../../util/lazy';

const loadPartScope = lazy(
  () => require('../interpreter/part/PartScope') as typeof import('../interpreter/part/PartScope'),
);
const loadNewMapRun = lazy(() => require('./mapRuns/newMapRun') as typeof import('./mapRuns/newMapRun'));

/** What an execution needs of its engine. */
type ExecutionEngine = Waits &
  (AskingExecution & MapRunExecution & ProgramExecution & RedrivenExecution)['engine'] & {
    readonly clock: Clock;
    /** Seeds all random numbers of executions and task tokens. */
    readonly seed: string;
    readonly host: EngineHost;
    readonly tokens: { mint(resourceArn: string, region: string, random: Random): string };
    readonly scheduler: { isTimeToPause(work: number): boolean };
  };

/** An execution that an engine runs: its status for the API, and what the interpreter needs from it. */
export class EngineExecution
  implements Execution, AskingExecution, MapRunExecution, ReceivingExecution, ProgramExecution, RedrivenExecution
{
  status: LiveStatus = 'RUNNING';
  /** In order. */
  redrives: readonly Redrive[] | undefined = undefined;
  private timeout: ExecutionTimeout | undefined = undefined;
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
  private invocations: Invocations | undefined = undefined;
  private endListeners: (() => void)[] | undefined = undefined;
  fiber: Fiber | undefined = undefined;
  journal: MapRunJournal | undefined = undefined;

  constructor(
    public engine: ExecutionEngine,
    /** What it was started with. */
    public start: ExecutionStart,
    /** The number of executions that its engine started before it. */
    readonly number: number,
  ) {
    this.queue = (start.parent as FiberExecution | undefined)?.queue ?? new RunQueue(engine.clock);
    const startMs = start.startMs ?? this.queue.nowMs;
    const { part, target } = start;
    const { events, bytes } = historyLimits[target.machine.type];
    this.history = new History(events, startMs, target.revision.program.block.usualValues, bytes);
    this.root = part === undefined ? new Scope(this) : loadPartScope().PartScope.root(this, part);
    this.journal = engine.host.journal?.(this);
  }

  /**
   * Begins to run. A machine that never waits runs to its end here if nothing else is running. The scheduler runs all
   * others.
   */
  begin(): void {
    beginProgram(this);
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

  /** Applies an input that ends or resumes it, or decides that it will end. Called only by `receive`. */
  apply(input: InterruptingInput): void {
    if (input.kind === 'deleted') this.deletedCause = input.cause;
    else if (input.kind === 'mistake') this.failed(input.error);
    else if (input.kind === 'stop') abort(this, input.error, input.cause);
    else {
      beginRedrive(this, input.clientToken);
      resumeProgram(this);
    }
  }

  /** Ends it because memory is running out, and keeps only its first events. Call it only while no fiber runs. */
  endForMemory(eventsKept: number, error: HarnessError): void {
    this.history.cut(eventsKept);
    this.root.pointer = this.history.length;
    this.failed(error);
  }

  /** The machine has reached its end. */
  done(output: Json): void {
    succeed(this, output);
  }

  /** The machine has failed. */
  failed(error: unknown): void {
    endProgram(this, error);
  }

  /** Cancels whatever it still waits for. */
  close(): void {
    this.timeout?.cancel();
    this.timeout = undefined;
    this.fiber?.cancel();
    this.fiber = undefined;
    // Only Standard executions can be redriven.
    if (this.type === 'EXPRESS') this.root.inner = undefined;
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

  callEndListeners(): void {
    const { endListeners = [] } = this;
    this.endListeners = undefined;
    for (const listener of endListeners) listener();
  }

  get moment(): Moment {
    return this.queue;
  }

  /** The time of the current turn. */
  now(): number {
    return this.queue.nowMs;
  }

  /** Its current time, also between turns. */
  get clockMs(): number {
    return Math.max(this.queue.nowMs, this.queue.timeline.now());
  }

  /** Calls back in a turn at that time, in epoch milliseconds. */
  at(timeMs: number, callback: () => void): Timer {
    this.watchTime();
    return TurnTimer.recorded(this, timeMs, callback);
  }

  /** Keeps time from being skipped until `queue.timeline.release()`, while something real is awaited. */
  hold(): void {
    this.watchTime();
    this.queue.timeline.hold();
  }

  /**
   * Advances the time by `ms` milliseconds for this execution and those nested in it. Takes effect with the next
   * `drain`.
   */
  advance(ms: number): void {
    this.queue.advanceTo(this.clockMs + ms);
  }

  /** Sets the timeout of the whole execution. Called before anything in it waits; most executions never wait. */
  watchTime(): void {
    if (this.timeout === undefined && this.status === 'RUNNING') this.timeout = new ExecutionTimeout(this);
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

  mocksState(state: string): boolean {
    return this.engine.host.mocksState(this, state);
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

  // Facts of its start are getters, not copies: there are many executions, and few are read.

  get arn(): string {
    return this.start.arn;
  }

  get name(): string {
    return this.start.name;
  }

  get input(): Json {
    return this.start.input;
  }

  get testCase(): string | undefined {
    return this.start.testCase;
  }

  get parent(): Execution | undefined {
    return this.start.parent;
  }

  /** Its place in its Map Run, if it is a child of one. */
  get child(): ChildStart | undefined {
    return this.start instanceof ChildStart ? this.start : undefined;
  }

  get type(): WorkflowType {
    return this.start.target.machine.type;
  }

  get region(): string {
    return this.start.target.machine.region;
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

  get revision(): MachineRevision {
    return this.start.target.revision;
  }

  get roleArn(): string {
    return this.start.target.revision.roleArn;
  }

  get startDate(): number {
    return this.history.startMs;
  }

  get iterations(): readonly MapIteration[] {
    const { child } = this;
    if (child === undefined) return this.start.part?.iterations ?? noIterations;
    return [...child.mapRun.execution.iterations, { state: child.mapRun.plan.state, index: child.index }];
  }

  /** The last redrive. */
  get redriven(): Redrive | undefined {
    return this.redrives?.at(-1);
  }

  get redriveCount(): number | undefined {
    if (this.start.synchronous === true) return undefined;
    return this.redrives?.length ?? this.child?.restarts ?? 0;
  }
}

const noIterations: readonly MapIteration[] = [];
