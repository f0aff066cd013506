/** An API operation's response, with times as epoch seconds. */
export type Answered = Readonly<Record<string, unknown>>;

/** An execution as it was recorded: the responses of DescribeExecution and GetExecutionHistory. */
export interface RecordedExecution {
  /** DescribeExecution. */
  readonly description: Answered;
  /**
   * All events of GetExecutionHistory, in order of their ids. `undefined` if AWS keeps none: Express children of a Map
   * Run.
   */
  readonly events: readonly object[] | undefined;
  readonly mapRuns: readonly RecordedMapRun[];
}

/** A Map Run of a Distributed Map, with the executions that worked on its items. */
export interface RecordedMapRun {
  /** DescribeMapRun. */
  readonly description: Answered;
  /** In the order in which they began. */
  readonly children: readonly RecordedExecution[];
  /** The number of children that were not recorded, because of the limit or because AWS no longer keeps them. */
  readonly childrenLeftOut: number;
}

/** The state machine of an execution at that time. */
interface RecordedMachine {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** A JSON string. */
  readonly definition: string;
}

/** A placeholder for data that must not be shared. */
interface Scrubbed {
  /** `account ids`, `the path $.customer.email`, `the pattern /\d{16}/`. */
  readonly what: string;
  /** The number of places. */
  readonly times: number;
}

/** The recording of one execution, from which it can be replayed. See docs/reference/recordings.md for the file format. */
export interface Recording {
  /** ISO time. */
  readonly recordedAt: string;
  readonly scrubbed: readonly Scrubbed[];
  readonly stateMachine: RecordedMachine;
  readonly execution: RecordedExecution;
}

/** The version of the file that is written, and the newest that is read. */
export const recordingVersion = 1;
