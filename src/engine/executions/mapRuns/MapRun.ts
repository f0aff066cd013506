import { RuntimeError, StatesError } from '../../../errors/StatesError';
import { pause, turn, type Steps } from '../../interpreter/effects';
import type { MapRunLimits, MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { RunningMapRun } from '../../interpreter/InterpretedRun';
import type { Json } from '../../../util/json';
import type { Execution, OpenState } from '../Execution';
import type { ExecutionTarget } from '../ExecutionStart';
import type { Cancellable } from '../Fiber';
import type { ChildInputs } from './ChildInputs';
import { ChildNames } from './ChildNames';
import { Children } from './Children';
import { EndedChild } from './EndedChild';
import { Fifo } from '../Fifo';
import { MapRunIo } from './MapRunIo';
import type { MapRunExecution } from './MapRunExecution';
import type { MapRunFacts } from './MapRunFacts';
import type { MapRunIdentity, MapRunOutcome, MapRunStatus } from './MapRunState';
import { thresholdExceeded } from './Counts';

/** After this many children have begun, they get their turn. */
const childrenPerTurn = 64;

/** The work of beginning a child, apart from the work of its states; see `workOf`. */
const workPerChild = 2;

/** One Map Run: begins children while there is room, counts how they end, and passes their results on. */
export class MapRun implements RunningMapRun, MapRunFacts, Cancellable {
  readonly arn: string;
  readonly target: ExecutionTarget;
  readonly names: ChildNames;
  readonly children = new Children(this);
  limits: MapRunLimits;
  status: MapRunStatus = 'RUNNING';
  /** Epoch milliseconds. */
  startDate = 0;
  stopDate: number | undefined = undefined;
  redriveCount = 0;
  redriveDate: number | undefined = undefined;
  protected failure: StatesError | undefined = undefined;
  readonly data = new MapRunIo(this);
  /** Ended children whose results have not been passed on yet. */
  private readonly ended = new Fifo<Execution>();
  private wake: (() => void) | undefined = undefined;

  constructor(
    readonly execution: MapRunExecution,
    readonly plan: MapRunPlan,
    { arn, target }: MapRunIdentity,
  ) {
    this.limits = plan.limits;
    this.arn = arn;
    this.target = target;
    this.names = new ChildNames(target.machine.arn, arn, plan.childType);
  }

  *prepare(): Steps<void> {
    if (this.plan.writer === undefined) yield* this.data.openResults();
    else yield* this.told('prepared', this.data.openResults());
  }

  *run(): Steps<Json> {
    if (this.redriveCount === 0) {
      this.startDate = this.execution.now();
      this.all.add(this);
    }
    this.changed();
    return (yield* this.told('ended', this.work()))!;
  }

  /** Records in the journal how a part of this ends. */
  protected *told<T extends Json | undefined>(step: MapRunOutcome['step'], part: Steps<T>): Steps<T> {
    const tell = (outcome: MapRunOutcome): void => this.execution.journal?.mapRunCame(this, outcome);
    let output: T;
    try {
      output = yield* part;
    } catch (error) {
      tell({ step, error });
      throw error;
    }
    tell({ step, output: output ?? null });
    return output;
  }

  /** Runs from the first item without a child to the result. */
  protected *work(): Steps<Json> {
    yield* this.all.open.enter(this);
    try {
      const inputs = yield* this.data.openInputs();
      yield* this.runChildren(inputs);
      return yield* this.finish(inputs);
    } catch (error) {
      // The reader, the writer or the ItemSelector has failed, or there is a usage error.
      if (StatesError.is(error)) this.failure = error;
      yield* this.cutOff(false);
      this.end('FAILED');
      this.data.abort();
      throw error;
    }
  }

  /** Called when the execution, or the Map's branch, has ended. */
  cancel(): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED');
    this.children.stop();
    this.data.abort();
    this.changed();
  }

  /**
   * Whether a redrive of the execution resumes this run.
   *
   * AWS: after an error in the data, a new run begins (guide).
   */
  get resumable(): boolean {
    const { failure, status } = this;
    const isInData = failure instanceof RuntimeError || failure?.error === 'States.DataLimitExceeded';
    return status !== 'SUCCEEDED' && !isInData;
  }

  /** For a redrive: children that have not succeeded will run again. */
  reopen(): void {
    const { engine } = this.execution;
    engine.scheduler.running!.mapRun = this;
    this.status = 'RUNNING';
    this.stopDate = undefined;
    this.failure = undefined;
    // Successes that have not been passed on yet still count.
    this.ended.filter(({ status }) => status === 'SUCCEEDED');
    this.redriveCount += 1;
    this.redriveDate = this.execution.now();
    this.children.reopen();
    this.all.reopen(this);
    this.changed();
  }

  /** The current states of its first children; its own state if none is running. */
  openStates(): readonly OpenState[] {
    const open = this.children.openStates();
    if (open.length > 0) return open;
    const waitsFor = this.all.open.isWaiting(this)
      ? 'another Map Run to end, as no more may be open at a time'
      : 'its items to be read, or its results to be written';
    return [{ state: this.plan.state, waitsFor, taskToken: undefined, waitsForClient: false }];
  }

  /** Changes the limits, for UpdateMapRun. */
  update(limits: Partial<MapRunLimits>): void {
    this.limits = { ...this.limits, ...limits };
    this.changed();
    this.execution.receive({ kind: 'news', deliver: () => this.goOn() });
  }

  /** Called when a child has ended. */
  childEnded(child: Execution): void {
    this.children.onEnded(child);
    if (this.status !== 'RUNNING') return;
    this.ended.add(child);
    this.goOn();
  }

  private goOn(): void {
    const { wake } = this;
    this.wake = undefined;
    wake?.();
  }

  private *runChildren(inputs: ChildInputs): Steps<void> {
    const { children } = this;
    children.executionCounts.pending = inputs.childrenOf(children.itemCounts.pending) ?? 0;
    let isFirst = true;
    for (let turnIn = childrenPerTurn; ;) {
      if (this.ended.size > 0) yield* this.handOn();
      this.failure ??= thresholdExceeded(this.limits, children.itemCounts, this.data.total);
      if (this.failure !== undefined) return;
      if (inputs.waiting === 0 && !inputs.exhausted) yield* this.data.read(inputs);
      else if (children.haveRoom && (children.waitForRedrive || inputs.waiting > 0)) {
        if (isFirst) children.checkRights();
        isFirst = false;
        if (children.waitForRedrive) children.redriveNext();
        else children.begin(inputs.take());
        // A usage error in the child may have ended the whole execution.
        const isOthersTurn = children.running > 0 && (turnIn -= 1) === 0;
        if (isOthersTurn) turnIn = childrenPerTurn;
        if (isOthersTurn || this.status !== 'RUNNING') yield turn;
        if (this.execution.isTimeToPause(workPerChild)) yield pause;
      } else if (children.running > 0) yield* this.news();
      else if (this.ended.size === 0) return;
    }
  }

  /** Waits until a child has ended or the limits have changed. */
  private *news(): Steps<void> {
    yield {
      kind: 'await',
      begin: (wake) => {
        this.wake = wake;
        return { cancel: () => (this.wake = undefined) };
      },
    };
  }

  /** Passes the results of children on, in the order in which they ended. */
  private *handOn(): Steps<void> {
    for (let child = this.ended.take(); child !== undefined; child = this.ended.take())
      yield* this.data.add(new EndedChild(child, child.child!.index));
  }

  private *finish(inputs: ChildInputs): Steps<Json> {
    if (this.failure !== undefined) {
      yield* this.cutOff(true);
      yield* this.handOn();
      yield* this.data.addPending(inputs);
    }
    const result = yield* this.data.finish();
    this.end(this.failure === undefined ? 'SUCCEEDED' : 'FAILED');
    if (this.failure !== undefined) throw this.failure;
    return result;
  }

  /**
   * AWS: when a run fails, running Standard children are aborted, and Express ones run to their end (recorded 2026).
   */
  private *cutOff(handOn: boolean): Steps<void> {
    if (this.plan.childType === 'STANDARD') this.children.stop();
    while (this.children.running > 0) {
      if (handOn && this.ended.size > 0) yield* this.handOn();
      else yield* this.news();
    }
  }

  private end(status: MapRunStatus): void {
    this.status = status;
    this.stopDate = this.execution.now();
    this.data.close();
    this.children.giveUpRedrive();
    this.all.open.leave(this);
    this.changed();
  }

  /** Notifies the journal that the status, limits or counts have changed. */
  private changed(): void {
    this.execution.journal?.mapRunChanged(this);
  }

  private get all(): MapRunExecution['engine']['executions']['mapRuns'] {
    return this.execution.engine.executions.mapRuns;
  }
}
