import type { HandlerCaller } from '../../../contract/task';
import type { JsonObject } from '../../../util/json';

/** One call of an AWS API, made by a handler's own client: over HTTP, or intercepted in the SDK. */
export interface AwsCall {
  /** As `aws-sdk:<service>` spells it: `dynamodb`, `sfn`, `secretsmanager`. */
  readonly service: string;
  /** As `aws-sdk:<service>:<action>` spells it: `putItem`. */
  readonly action: string;
  /** Members with Step Functions' names (`ExecutionArn`); bytes as UTF-8 strings, dates as ISO 8601 strings. */
  readonly input: JsonObject;
  /** The bytes of the streamed member, if there is one: `Body` of S3 putObject. In `input` it is a string. */
  readonly body?: Uint8Array | undefined;
  readonly caller: HandlerCaller;
}

/** The response of an AWS API. */
export type AwsAnswer = AwsOutput | AwsFailure;

export interface AwsOutput {
  /** Members with Step Functions' names; bytes as UTF-8 strings, dates as ISO 8601 strings. */
  readonly output: JsonObject;
  /** The bytes of the streamed member, if known. In `output` it is a string. */
  readonly body?: Uint8Array | undefined;
  readonly requestId: string;
}

/** A failure, both as a Task would see it and in the service's own protocol. */
export interface AwsFailure {
  readonly error: string | undefined;
  readonly cause?: string | undefined;
  readonly exception: ServiceException;
  readonly requestId: string;
}

/** A service's exception, with what its protocol needs. */
export interface ServiceException {
  /** The exception's name in the API: `QueueDoesNotExist`, `NotFoundException`. */
  readonly code: string;
  /** Its code in the query protocol, which may differ: `NotFound`. */
  readonly queryCode: string;
  readonly message: string;
  readonly statusCode: number;
}

/** Ends an invocation with a HarnessError; returns `false` if the invocation is over. */
export type MistakeSink = (mistake: unknown) => boolean;

/** Returns the calls of handlers' own clients. */
export interface AwsCalls {
  /**
   * Returns `undefined` for a mock that never answers. Rejects with HarnessError if there is no answer. That error is
   * also recorded: `fail` ends the invocation with it; without `fail`, or after the invocation, the test fails at its
   * end.
   */
  answer(call: AwsCall, fail?: MistakeSink): Promise<AwsAnswer | undefined>;
  /**
   * The same for a client with an endpoint of its own: a call that is neither denied nor mocked passes to that
   * endpoint.
   */
  answerOrPass(call: AwsCall, fail?: MistakeSink): Promise<AwsAnswer | 'pass' | undefined>;
  /**
   * Called when a client has started a call that reaches `answer` later. The end of a test waits for it. `reached`
   * never rejects.
   */
  begun?(reached: Promise<void>): void;
  /** Records a HarnessError as `answer` does: for a call that cannot be read. */
  mistake(mistake: unknown, fail?: MistakeSink): void;
}
