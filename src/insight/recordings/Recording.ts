/** What an API operation answered, times as epoch seconds. */
export type Answered = Readonly<Record<string, unknown>>;

/** An execution as it was recorded: what DescribeExecution and GetExecutionHistory answered. */
export interface RecordedExecution {
  /** DescribeExecution. */
  readonly description: Answered;
  /** All events of GetExecutionHistory, in order of their ids. `undefined` where AWS keeps none: Express children of a Map Run. */
  readonly events: readonly object[] | undefined;
  readonly mapRuns: readonly RecordedMapRun[];
}

/** A Map Run that a Distributed Map has begun, with the executions that worked on its items. */
export interface RecordedMapRun {
  /** DescribeMapRun. */
  readonly description: Answered;
  /** In the order in which they began. */
  readonly children: readonly RecordedExecution[];
  /** How many were not recorded, because the limit was reached or AWS no longer keeps them. */
  readonly childrenLeftOut: number;
}

/** The state machine of an execution as it was then. */
interface RecordedMachine {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** JSON text. */
  readonly definition: string;
}

/** A placeholder for data that must not be shared. */
interface Scrubbed {
  /** `account ids`, `the path $.customer.email`, `the pattern /\d{16}/`. */
  readonly what: string;
  /** In how many places. */
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
