/** What an API operation answers: members as on the wire, times as epoch seconds or as Dates of the SDK. */
export type Reply = Readonly<Record<string, unknown>>;

/** The task of a state that waits for somebody: a callback or an activity. */
export interface OpenTask {
  succeed(output: unknown): Promise<void>;
  fail(error?: string, cause?: string): Promise<void>;
  heartbeat(): Promise<void>;
}

/**
 * Where the state machines of a test run: in this process, in a Stepmill server, or in AWS. The harness reads
 * executions through `call` alone, so that it reads all places alike.
 */
export interface Place {
  readonly kind: 'process' | 'http' | 'aws';
  /** Calls an operation of the Step Functions API. Rejects with an error named after the API's exception. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Reply>;
  /** Resolves when the execution has ended. Rejects with the tester's mistake that ended it, where that can be known. */
  ended(executionArn: string): Promise<void>;
  /**
   * The history of an execution, as far as it has come; `undefined` where the place keeps none (Express executions
   * outside this process).
   */
  history(executionArn: string): Promise<readonly object[] | undefined>;
  /** DescribeExecution; inside this process of Express executions, too. */
  describe(executionArn: string): Promise<Reply>;
  /** The task that a state has open; `undefined` when it has none yet. */
  openTask(executionArn: string, state: string): Promise<OpenTask | undefined>;
  /** Lets whatever is ready run on, for a moment. */
  turn(): Promise<void>;
}
