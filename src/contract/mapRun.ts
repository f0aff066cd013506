import type { Json } from '../util/json';

/** Which Map Run of which execution reads or writes something. */
export interface MapRunSubject {
  /** `arn:…:mapRun:Machine/Label:uuid`: the results are stored under this UUID. */
  readonly mapRunArn: string;
  readonly executionArn: string;
  readonly executionName: string;
  /** Of the machine, without a label. */
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  /** The test case of the mock file that the execution was started with. */
  readonly testCase: string | undefined;
  /** The Map state. */
  readonly state: string;
  /** The emulator's time, epoch milliseconds. */
  readonly now: number;
  /** Which redrive of the Map Run it is; 0 at first. */
  readonly redriveCount: number;
}

/** What an ItemReader asks for. See "ItemReader (Map)" of the AWS guide. */
export interface ItemsRequest extends MapRunSubject {
  /** `arn:aws:states:::s3:getObject` */
  readonly resource: string;
  /** Parameters or Arguments, evaluated: `{ Bucket, Key, … }`. */
  readonly parameters: Json;
  /** ReaderConfig as written; the values of its Path fields are under the plain name (MaxItems, a number). */
  readonly config: Readonly<Record<string, Json>>;
}

/** Some items, in order. */
export interface ItemBatch {
  readonly values: readonly Json[];
  /** The members' names when the items are the members of an object. */
  readonly keys?: readonly string[] | undefined;
}

/** The items of one Map Run, read in batches. */
export interface Items {
  /** `$$.Map.Item.Source` of each: `STATE_DATA`, `s3://bucket/key`. */
  readonly source: string;
  /** The number of items, if it is known before they are read. */
  readonly count?: number | undefined;
  /**
   * Returns at most `max` items, never an empty batch; `undefined` at the end. Called again only after it has returned
   * or resolved. Throws, or rejects with, a StatesError (States.ItemReaderFailed).
   */
  next(max: number): ItemBatch | Promise<ItemBatch | undefined> | undefined;
  /** Called once, when no more is read: after the end, a failure, or an early end of the run. */
  close?(): void;
}

/** What a ResultWriter receives once, before the Map Run begins. See "ResultWriter (Map)" of the AWS guide. */
export interface ResultsRequest extends MapRunSubject {
  /**
   * `arn:aws:states:::s3:putObject`; absent: the results become the state's own result in the form that the config
   * says.
   */
  readonly resource: string | undefined;
  /** Parameters or Arguments, evaluated: `{ Bucket, Prefix }`. */
  readonly parameters: Json | undefined;
  /** WriterConfig: `{ Transformation, OutputType }`, both may be absent. */
  readonly config: Readonly<Record<string, Json>>;
  /**
   * In a redrive: where the results went before. New results are added to its successes; what had failed or was pending
   * is added again.
   */
  readonly previous?: ResultSink | undefined;
}

/** How one child execution of a Map Run has ended. */
export type ChildResult = PendingResult | EndedResult;

/** A child that never began: only its input is known. */
export interface PendingResult {
  readonly status: 'PENDING';
  /** From 0, in order of the items or batches. */
  readonly index: number;
  readonly input: Json;
  /** Returns what is written of it with its metadata, as JSON text. */
  record(): string;
}

/** A child that has run. */
export interface EndedResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** From 0, in order of the items or batches. */
  readonly index: number;
  readonly executionArn: string;
  /** Labelled: `arn:…:stateMachine:Machine/Label`. */
  readonly stateMachineArn: string;
  readonly name: string;
  readonly input: Json;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** Epoch milliseconds. */
  readonly startDate: number;
  readonly stopDate: number;
  readonly redriveCount: number;
  readonly redriveStatus: string;
  readonly redriveStatusReason: string | undefined;
  /** Returns what is written of it with its metadata, as JSON text. */
  record(): string;
}

/** Where the results of a Map Run go. */
export interface ResultSink {
  /**
   * Called when a child has ended, or will never begin. A promise delays further children. In the order in which they
   * end, not in the order of the items.
   * Throws, or rejects with, a StatesError (States.ResultWriterFailed).
   */
  add(child: ChildResult): void | Promise<void>;
  /** Called when everything is added, even after a failed run. Returns the result of the state. */
  finish(): Json | Promise<Json>;
  /** Called when the run was stopped: nothing more is added, and the result is no longer needed. */
  abort?(): void;
}

/** The storage of Map Run data. */
export interface MapRunData {
  /** Called once the Map Run has begun. Throws, or rejects with, a StatesError (States.ItemReaderFailed). */
  openItems(request: ItemsRequest): Items | Promise<Items>;
  /**
   * Called before the Map Run begins.
   *
   * AWS: writes a test manifest. Throws, or rejects with, a RuntimeError if that fails: `Failed to write a test
   * manifest into the specified output bucket. …` (recorded 2026).
   */
  openResults(request: ResultsRequest): ResultSink | Promise<ResultSink>;
}
