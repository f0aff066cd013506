import { mockLine } from '../../../util/mockLine';
import { isPending, promiseOf, type MaybePending } from '../../../util/pending';
import type { ChildResult, ItemBatch, Items, MapRunData, MapRunSubject, ResultSink } from '../../../contract/mapRun';
import { HarnessError } from '../../../errors/HarnessError';
import type { Json } from '../../../util/json';
import type { Steps } from '../../interpreter/effects';
import { pendingChild } from './childRecord';
import { ChildInputs } from './ChildInputs';
import type { MapRun } from './MapRun';
import type { MapRunExecution } from './MapRunExecution';

/** Where the items of a Map Run come from, and where its results go. */
export class MapRunIo {
  private items: Items | undefined = undefined;
  private inputs: ChildInputs | undefined = undefined;
  private results: ResultSink | undefined = undefined;

  constructor(private readonly run: MapRun) {}

  /** Opens the destination of the results; in a redrive, after the earlier results. */
  *openResults(): Steps<undefined> {
    const { writer } = this.run.plan;
    const previous = this.results;
    if (writer === undefined) this.results = new ResultList(previous as ResultList | undefined);
    else {
      const request = { ...this.subject(), ...writer, previous };
      this.results = yield* this.settle(this.outside('ResultWriter').openResults(request));
    }
    return undefined;
  }

  /** Opens the items. Returns the inputs of children that have not begun yet. */
  *openInputs(): Steps<ChildInputs> {
    const { execution, plan, children } = this.run;
    const { reader } = plan;
    const opened =
      reader === undefined
        ? new StateItems(plan.items)
        : this.outside('ItemReader').openItems({ ...this.subject(), ...reader });
    if (isPending(opened)) opened.then((late) => this.run.status !== 'RUNNING' && late.close?.(), ignore);
    const items = (this.items = yield* this.settle<Items>(opened));
    const { itemCounts, itemsBegun } = children;
    itemCounts.pending = items.count === undefined ? 0 : items.count - itemsBegun;
    const isTimeToPause = (work: number): boolean => execution.isTimeToPause(work);
    return (this.inputs = new ChildInputs(plan, items, isTimeToPause, itemsBegun));
  }

  /** The number of items; `undefined` until all are read or counted. */
  get total(): number | undefined {
    return this.items?.count ?? (this.inputs?.exhausted === true ? this.inputs.itemsRead : undefined);
  }

  /** Reads more items, and counts what is pending. */
  *read(inputs: ChildInputs): Steps<void> {
    yield* inputs.read((value) => this.settle(value));
    const { count } = this.items!;
    const { itemCounts, executionCounts, itemsBegun } = this.run.children;
    if (count === undefined) itemCounts.pending = Math.max(0, inputs.itemsRead - itemsBegun);
    // The number of children is known only if it follows from the number of items.
    if (count === undefined || inputs.childrenOf(count) === undefined) executionCounts.pending = inputs.waiting;
  }

  /** Passes a result on. */
  *add(result: ChildResult): Steps<void> {
    const added = this.results!.add(result);
    if (added !== undefined) yield* this.settle(added);
  }

  /** Counts the items that had not begun when the run failed, and passes them on as pending. */
  *addPending(inputs: ChildInputs): Steps<void> {
    for (let index = this.run.children.begun; ;) {
      for (; inputs.waiting > 0; index++) yield* this.add(pendingChild(index, inputs.take().input));
      if (inputs.exhausted) return;
      yield* this.read(inputs);
    }
  }

  /** Returns the result of the state. */
  finish(): Steps<Json> {
    return this.settle(this.results!.finish());
  }

  /** Called when no more items will be read. */
  close(): void {
    this.items?.close?.();
  }

  /** Called when the result is no longer needed. */
  abort(): void {
    this.results?.abort?.();
  }

  private settle<T>(value: MaybePending<T>): Steps<T> {
    return settled(this.run.execution, value);
  }

  private outside(field: string): MapRunData {
    const { mapRunData } = this.run.execution.engine.host;
    if (mapRunData !== undefined) return mapRunData;
    const { state } = this.run.plan;
    throw new HarnessError(
      `Nothing here reads or writes the objects that the ${field} of the state '${state}' names. ` +
        `Mock the state as one step: ${mockLine(state, [])}`,
    );
  }

  private subject(): MapRunSubject {
    const { execution, plan, arn, redriveCount } = this.run;
    return {
      mapRunArn: arn,
      executionArn: execution.arn,
      executionName: execution.name,
      stateMachineArn: execution.stateMachineArn.split('/')[0]!,
      stateMachineName: execution.stateMachineName,
      roleArn: execution.roleArn,
      region: execution.region,
      testCase: execution.testCase,
      state: plan.state,
      now: execution.now(),
      redriveCount,
    };
  }
}

/** The error is reported where the promise is awaited. */
const ignore = (): void => undefined;

/** Items from the state's own input. */
class StateItems implements Items {
  readonly source = 'STATE_DATA';
  readonly count: number;
  private readonly values: readonly Json[];
  private readonly keys: readonly string[] | undefined;
  private at = 0;

  constructor({ values, keys }: ItemBatch) {
    this.values = values;
    this.keys = keys;
    this.count = values.length;
  }

  next(max: number): ItemBatch | undefined {
    const from = this.at;
    if (from >= this.count) return undefined;
    const to = (this.at += max);
    return { values: this.values.slice(from, to), keys: this.keys?.slice(from, to) };
  }
}

/**
 * The results of a Map Run without a ResultWriter: the outputs in order of the items, and the record of each child
 * whose failure the state tolerates.
 */
class ResultList implements ResultSink {
  private readonly results: (Json | undefined)[];

  /** `previous`: for a redrive, the results before it. */
  constructor(previous?: ResultList) {
    this.results = previous?.results ?? [];
  }

  add(child: ChildResult): void {
    if (child.status === 'PENDING') return;
    this.results[child.index] = child.status === 'SUCCEEDED' ? child.output : (JSON.parse(child.record()) as Json);
  }

  finish(): Json {
    return this.results.filter((result) => result !== undefined);
  }
}

/**
 * Returns a value that may be a promise. The execution waits for it without skipping time. Throws the promise's
 * rejection reason.
 */
function* settled<T>(execution: MapRunExecution, value: MaybePending<T>): Steps<T> {
  const promise = promiseOf(value);
  if (promise === undefined) return value as T;
  let result: { readonly value: T } | { readonly error: unknown } | undefined;
  yield {
    kind: 'await',
    begin(wake) {
      const { engine, queue } = execution;
      let waits = true;
      const release = (): void => {
        if (!waits) return;
        waits = false;
        queue.timeline.release();
        engine.working -= 1;
      };
      execution.hold();
      engine.working += 1;
      const settle = (as: typeof result): void => {
        result = as;
        release();
        execution.receive({ kind: 'news', deliver: wake });
      };
      promise.then(
        (there) => settle({ value: there }),
        (error: unknown) => settle({ error }),
      );
      return { cancel: release };
    },
  };
  if ('error' in result!) throw result.error;
  return (result as { readonly value: T }).value;
}
