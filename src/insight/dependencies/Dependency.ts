/** What answers a call. `nothing`: a task that makes it fails. `at run time`: its target is not in the definition. */
export type Answerer =
  | 'in process'
  | 'warm process'
  | 'runtime'
  | 'command'
  | 'state machine'
  | 'this emulator'
  | 'worker'
  | 'outbox'
  | 'store'
  | 'endpoint'
  | 'AWS'
  | 'at run time'
  | 'nothing';

export interface ExpectedAnswer {
  readonly by: Answerer;
  /** The handler, the runtime, the URL, or why nothing answers. */
  readonly detail?: string;
}

/** What tasks of a machine call, with what answers them. */
export interface Dependency extends ExpectedAnswer {
  /** The integration and its action: `lambda:invoke`, `aws-sdk:s3:getObject`, `activity`. */
  readonly integration: string;
  /** The function, queue, topic, table … if the definition names it. */
  readonly target?: string;
  /** The states that make the call. */
  readonly states: readonly string[];
  /** The test cases of the mock file that mock one of these states. */
  readonly mockedIn: readonly string[];
}

/** What answers calls where a machine runs. */
export interface Answering {
  function(name: string): ExpectedAnswer;
  /** A URL, or `AWS`; `undefined` if the service has none. */
  endpoint(service: string): string | undefined;
  /** Where an HTTP request to a URL goes; `undefined` if it is not allowed. */
  http(url: string): string | undefined;
  hasBucket(bucket: string): boolean;
  hasMachine(name: string): boolean;
  mockedIn(state: string): readonly string[];
}
