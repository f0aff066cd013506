import type { JsonObject } from '../../../util/json';
import type { AwsAnswer } from '../border/AwsCall';

/** A request of an AWS client, as it came. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without chunks of transfer and without compression. */
  readonly body: Buffer;
}

/** What a request says about the call, whatever the protocol. */
export interface RequestedCall {
  /** As `aws-sdk:` spells it. */
  readonly service: string;
  /** As the API spells it: `PutItem`. */
  readonly operation: string;
}

export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Who answers the calls of a client. */
export interface Asking {
  readonly requestId: string;
  /**
   * Asks for the answer to an operation of the service, members as Step Functions spells them; `body`: its streamed
   * member. Never settles if a mock never answers. Rejects with HarnessError if nobody answers.
   */
  ask(action: string, input: JsonObject, body?: Uint8Array): Promise<AwsAnswer>;
}

/** Speaks a protocol: reads the request of a call, asks for its answer, and writes that. */
export type Protocol = (request: WireRequest, call: RequestedCall, asking: Asking) => Promise<WireAnswer>;

/** The name of an operation as `aws-sdk:` spells actions. */
export function actionOf({ operation }: RequestedCall): string {
  return operation.slice(0, 1).toLowerCase() + operation.slice(1);
}
