import type { JsonObject } from '../../../util/json';
import type { AwsAnswer } from '../border/AwsCall';

/** A request of an AWS client, as received. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded: without transfer chunks and compression. */
  readonly body: Buffer;
}

/** The call that a request makes, whatever the protocol. */
export interface RequestedCall {
  /** The service's name in `aws-sdk:`. */
  readonly service: string;
  /** The operation's name in the API: `PutItem`. */
  readonly operation: string;
}

export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Returns the calls of a client. */
export interface Asking {
  readonly requestId: string;
  /**
   * Requests the answer to an operation, with Step Functions' member names; `body`: its streamed member. Never settles
   * for a mock that never answers. Rejects with HarnessError if there is no answer.
   */
  ask(action: string, input: JsonObject, body?: Uint8Array): Promise<AwsAnswer>;
}

/** Implements a protocol: parses the request of a call, gets the answer, and writes the response. */
export type Protocol = (request: WireRequest, call: RequestedCall, asking: Asking) => Promise<WireAnswer>;

/** An operation's name as an action of `aws-sdk:`. */
export function actionOf({ operation }: RequestedCall): string {
  return operation.slice(0, 1).toLowerCase() + operation.slice(1);
}
