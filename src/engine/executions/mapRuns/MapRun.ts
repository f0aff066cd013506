import type { MapRunSubject, Items, ResultSink } from '../../../language/asl/mapRun';
import { HarnessError } from '../../../errors/HarnessError';
import { RuntimeError, StatesError } from '../../../errors/StatesError';
import { pause, turn, type Steps } from '../../interpreter/effects';
import type { MapRunLimits, MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { RunningMapRun } from '../../interpreter/InterpretedRun';
import type { Json } from '../../../util/json';
import type { Execution } from '../Execution';
import type { Pending } from '../Fiber';
import type { OpenState } from '../openStates';
import type { ExecutionTarget } from '../StartedExecution';
import { ChildInputs } from './ChildInputs';
import { ChildNames } from './ChildNames';
import { Children } from './Children';
import { EndedChild } from './EndedChild';
import { Fifo } from '../Fifo';
import type { MapRuns } from './MapRuns';
import { ResultList } from './ResultList';
import { settled } from './settled';
import { StateItems } from './StateItems';
import { thresholdExceeded } from './Counts';

/** How a part of a Map Run has ended: its preparation, or all of it. */
export type MapRunOutcome =
  | { readonly step: 'prepared' | 'ended'; readonly output: Json }
  | { readonly step: 'prepared' | 'ended'; readonly error: unknown };

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

/** AWS: at most so many children of a Map Run run at a time. */
const maxChildren = 10_000;

/** After beginning so many children, those that have begun get their turn. */
const childrenPerTurn = 64;

/** The work of beginning a child, apart from the work of its states; see `workOf`. */
const workPerChild = 2;

/** The ARN of a Map Run, and what its children run. */
export interface MapRunIdentity {
  readonly arn: string;
  readonly target: ExecutionTarget;
}

/** One Map Run: begins children while there is room, counts how they end, and passes their results on. */
export class MapRun implements RunningMapRun, Pending {
  readonly arn: string;
  readonly execution: Execution;
  readonly plan: MapRunPlan;
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
  protected sink: ResultSink | undefined = undefined;
  private items: Items | undefined = undefined;
  private inputs: ChildInputs | undefined = undefined;
  /** Children that have ended and whose results are not passed on yet. */
  private readonly ended = new Fifo<Execution>();
  private wake: (() => void) | undefined = undefined;

  constructor(execution: Execution, plan: MapRunPlan, { arn, target }: MapRunIdentity) {
    this.execution = execution;
    this.plan = plan;
    this.limits = plan.limits;
    this.arn = arn;
    this.target = target;
    this.names = new ChildNames(target.machine.arn, arn, plan.childType);
  }

  *prepare(): Steps<void> {
    if (this.plan.writer === undefined) yield* this.openSink();
    else yield* this.told('prepared', this.openSink());
  }

  *run(): Steps<Json> {
    if (this.redriveCount === 0) {
      this.startDate = this.execution.now();
      this.all.add(this);
    }
    this.changed();
    return (yield* this.told('ended', this.work()))!;
  }

  protected *openSink(): Steps<undefined> {
    const { writer } = this.plan;
    const previous = this.sink;
    if (writer === undefined) this.sink = new ResultList(previous as ResultList | undefined);
    else {
      const request = { ...this.subject(), ...writer, previous };
      this.sink = yield* this.settle(this.data('ResultWriter').openResults(request));
    }
    return undefined;
  }

  /** Tells the journal how a part of this ends. */
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

  /** From the first item that has no child yet to the result. */
  protected *work(): Steps<Json> {
    yield* this.all.open.enter(this);
    try {
      const isTimeToPause = (work: number): boolean => this.execution.isTimeToPause(work);
      const inputs = new ChildInputs(this.plan, yield* this.open(), isTimeToPause, this.children.itemsBegun);
      this.inputs = inputs;
      yield* this.runChildren(inputs);
      return yield* this.finish(inputs);
    } catch (error) {
      // The reader, the writer or the ItemSelector has failed, or the tester has made a mistake.
      if (StatesError.is(error)) this.failure = error;
      yield* this.cutOff(false);
      this.end('FAILED');
      this.sink?.abort?.();
      throw error;
    }
  }

  /** Called when the execution has ended, or the branch that the Map is in. */
  cancel(): void {
    if (this.status !== 'RUNNING') return;
    this.end('ABORTED');
    this.children.stop();
    this.sink?.abort?.();
    this.changed();
  }

  /**
   * Whether a redrive of the execution resumes this run.
   *
   * AWS: after an error in the data there is a new run (guide).
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
    // Successes that were not passed on yet still count.
    this.ended.filter(({ status }) => status === 'SUCCEEDED');
    this.redriveCount += 1;
    this.redriveDate = this.execution.now();
    this.children.reopen();
    this.all.reopen(this);
    this.changed();
  }

  /** How many items there are; `undefined` until all are read or counted. */
  get total(): number | undefined {
    return this.items?.count ?? (this.inputs?.exhausted === true ? this.inputs.itemsRead : undefined);
  }

  /** The states that its first children are in; its own state when none runs. */
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

  /** A child has ended. */
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

  private *open(): Steps<Items> {
    const { reader, items } = this.plan;
    const opened =
      reader === undefined
        ? new StateItems(items)
        : this.data('ItemReader').openItems({ ...this.subject(), ...reader });
    if (opened instanceof Promise) opened.then((late) => this.status !== 'RUNNING' && late.close?.(), ignore);
    this.items = yield* this.settle<Items>(opened);
    const { itemCounts, itemsBegun } = this.children;
    itemCounts.pending = this.items.count === undefined ? 0 : this.items.count - itemsBegun;
    return this.items;
  }

  private *runChildren(inputs: ChildInputs): Steps<void> {
    const { children } = this;
    children.executionCounts.pending = inputs.childrenOf(children.itemCounts.pending) ?? 0;
    let isFirst = true;
    for (let turnIn = childrenPerTurn; ;) {
      if (this.ended.size > 0) yield* this.handOn();
      this.failure ??= thresholdExceeded(this.limits, children.itemCounts, this.total);
      if (this.failure !== undefined) return;
      if (inputs.waiting === 0 && !inputs.exhausted) yield* this.readMore(inputs);
      else if (children.running < this.mostChildren && (children.waitForRedrive || inputs.waiting > 0)) {
        if (isFirst) children.checkRights();
        isFirst = false;
        if (children.waitForRedrive) children.redriveNext();
        else children.begin(inputs.take());
        // A mistake in the child may have ended the whole execution.
        const isOthersTurn = children.running > 0 && (turnIn -= 1) === 0;
        if (isOthersTurn) turnIn = childrenPerTurn;
        if (isOthersTurn || this.status !== 'RUNNING') yield turn;
        if (this.execution.isTimeToPause(workPerChild)) yield pause;
      } else if (children.running > 0) yield* this.news();
      else if (this.ended.size === 0) return;
    }
  }

  private get mostChildren(): number {
    const { maxConcurrency = 0 } = this.limits;
    return maxConcurrency === 0 ? maxChildren : Math.min(maxConcurrency, maxChildren);
  }

  private *readMore(inputs: ChildInputs): Steps<void> {
    yield* inputs.read((value) => this.settle(value));
    const { count } = this.items!;
    const { itemCounts, executionCounts, itemsBegun } = this.children;
    if (count === undefined) itemCounts.pending = Math.max(0, inputs.itemsRead - itemsBegun);
    // The number of children is known only if it follows from the number of items.
    if (count === undefined || inputs.childrenOf(count) === undefined) executionCounts.pending = inputs.waiting;
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
    for (let child = this.ended.take(); child !== undefined; child = this.ended.take()) {
      const added = this.sink!.add(new EndedChild(child, child.child!.index));
      if (added !== undefined) yield* this.settle(added);
    }
  }

  private *finish(inputs: ChildInputs): Steps<Json> {
    if (this.failure !== undefined) {
      yield* this.cutOff(true);
      yield* this.leavePending(inputs);
    }
    const result = yield* this.settle(this.sink!.finish());
    this.end(this.failure === undefined ? 'SUCCEEDED' : 'FAILED');
    if (this.failure !== undefined) throw this.failure;
    return result;
  }

  /**
   * AWS: when a run fails, Standard children that run are aborted, and Express ones run to their end (recorded 2026).
   */
  private *cutOff(handOn: boolean): Steps<void> {
    if (this.plan.childType === 'STANDARD') this.children.stop();
    while (this.children.running > 0) {
      if (handOn && this.ended.size > 0) yield* this.handOn();
      else yield* this.news();
    }
  }

  /** Counts the items that were not begun when the run failed, and passes them on as pending. */
  private *leavePending(inputs: ChildInputs): Steps<void> {
    yield* this.handOn();
    for (let index = this.children.begun; ;) {
      for (; inputs.waiting > 0; index++) {
        const added = this.sink!.add({ status: 'PENDING', index, input: inputs.take().input });
        if (added !== undefined) yield* this.settle(added);
      }
      if (inputs.exhausted) return;
      yield* this.readMore(inputs);
    }
  }

  private end(status: MapRunStatus): void {
    this.status = status;
    this.stopDate = this.execution.now();
    this.items?.close?.();
    this.children.giveUpRedrive();
    this.all.open.leave(this);
    this.changed();
  }

  /** Tells the journal that the status, limits or counts have changed. */
  private changed(): void {
    this.execution.journal?.mapRunChanged(this);
  }

  private get all(): MapRuns {
    return this.execution.engine.executions.mapRuns;
  }

  protected settle<T>(value: T | Promise<T>): Steps<T> {
    return settled(this.execution, value);
  }

  private data(field: string): NonNullable<Execution['engine']['host']['mapRunData']> {
    const { mapRunData } = this.execution.engine.host;
    if (mapRunData !== undefined) return mapRunData;
    throw new HarnessError(
      `Nothing here reads or writes the objects that the ${field} of the state '${this.plan.state}' names. ` +
        `Mock the state as one step: machine.mock('${this.plan.state}').returns([ … ])`,
    );
  }

  private subject(): MapRunSubject {
    const { arn, name, stateMachineName, roleArn, region, testCase } = this.execution;
    return {
      mapRunArn: this.arn,
      executionArn: arn,
      executionName: name,
      stateMachineArn: this.execution.stateMachineArn.split('/')[0]!,
      stateMachineName,
      roleArn,
      region,
      testCase,
      state: this.plan.state,
      now: this.execution.now(),
      redriveCount: this.redriveCount,
    };
  }
}

/** The error is reported where the promise is awaited. */
const ignore = (): void => undefined;
