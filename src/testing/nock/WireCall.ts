import type { HandlerCaller } from '../../language/asl/task';
import type { AwsCalls } from '../../tasks/integrations/border/AwsCall';

/** A request that some AWS client of this process was about to send. */
export interface WireCall {
  /** `lambda`, `sqs`, `sns`, `states`: from the host. */
  readonly service: string;
  /** The one it was signed for; `undefined` for a request that is not signed. */
  readonly region: string | undefined;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WireAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Speaks for one service: reads its requests and writes its answers, in its own protocol. */
export type Protocol = (call: WireCall, answerer: WireAnswerer) => Promise<WireAnswer>;

/** Finds the answer to a call, as if a Task had made it. */
export interface WireAnswerer {
  readonly calls: AwsCalls;
  caller(call: WireCall): HandlerCaller;
  /** An operation of Step Functions. Throws ServiceError. */
  operation(name: string, input: unknown, call: WireCall): unknown;
  requestId(): string;
}
