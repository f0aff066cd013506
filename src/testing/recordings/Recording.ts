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

/** What was put in the place of something that nobody else is to see. */
interface Scrubbed {
  /** `account ids`, `the path $.customer.email`, `the pattern /\d{16}/`. */
  readonly what: string;
  /** How many places. */
  readonly times: number;
}

/** One execution, written down: enough to play it again. See docs/recordings.md for the file. */
export interface Recording {
  /** ISO time. */
  readonly recordedAt: string;
  readonly scrubbed: readonly Scrubbed[];
  readonly stateMachine: RecordedMachine;
  readonly execution: RecordedExecution;
}

/** The version of the file that is written, and the newest that is read. */
export const recordingVersion = 1;
