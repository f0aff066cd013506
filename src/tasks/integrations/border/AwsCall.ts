import type { HandlerCaller } from '../../../contract/task';
import type { JsonObject } from '../../../util/json';

/** One call of an AWS API, made by a handler's own client: over HTTP, or caught in the SDK. */
export interface AwsCall {
  /** As `aws-sdk:<service>` spells it: `dynamodb`, `sfn`, `secretsmanager`. */
  readonly service: string;
  /** As `aws-sdk:<service>:<action>` spells it: `putItem`. */
  readonly action: string;
  /** Members as Step Functions spells them (`ExecutionArn`); bytes as UTF-8 text, dates as ISO 8601 text. */
  readonly input: JsonObject;
  /** The streamed member byte for byte, where there is one: `Body` of S3 putObject. In `input` it is text. */
  readonly body?: Uint8Array | undefined;
  readonly caller: HandlerCaller;
}

/** What an AWS API answers. */
export type AwsAnswer = AwsOutput | AwsFailure;

export interface AwsOutput {
  /** Members as Step Functions spells them; bytes as UTF-8 text, dates as ISO 8601 text. */
  readonly output: JsonObject;
  /** The streamed member byte for byte, where that is known. In `output` it is text. */
  readonly body?: Uint8Array | undefined;
  readonly requestId: string;
}

/** A failure as a Task would see it, and as the service's own protocol has it. */
export interface AwsFailure {
  readonly error: string | undefined;
  readonly cause?: string | undefined;
  readonly exception: ServiceException;
  readonly requestId: string;
}

/** An exception of a service, as its protocol needs it. */
export interface ServiceException {
  /** The exception's name in the API: `QueueDoesNotExist`, `NotFoundException`. */
  readonly code: string;
  /** The code of the query protocol, which may be another: `NotFound`. */
  readonly queryCode: string;
  readonly message: string;
  readonly statusCode: number;
}

/** Takes a mistake of the tester as the end of an invocation; `false` when that is over. */
export type MistakeSink = (mistake: unknown) => boolean;

/** Answers the calls of handlers' own clients. */
export interface AwsCalls {
  /**
   * `undefined`: a mock that never answers. Rejects with HarnessError when nobody answers the call. That is remembered
   * as a mistake: `fail` ends the invocation with it; without one, or when that is over, the test fails at its end.
   */
  answer(call: AwsCall, fail?: MistakeSink): Promise<AwsAnswer | undefined>;
  /**
   * The same for a client that has an endpoint of its own: what neither a denial nor a mock answers is to pass to that.
   */
  answerOrPass(call: AwsCall, fail?: MistakeSink): Promise<AwsAnswer | 'pass' | undefined>;
  /** A client has begun a call, which reaches `answer` later. The end of a test waits for it. `reached` never rejects. */
  begun?(reached: Promise<void>): void;
  /** Remembers a mistake as `answer` does: for a call that cannot be read. */
  mistake(mistake: unknown, fail?: MistakeSink): void;
}
