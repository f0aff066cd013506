import type { JsonObject } from '../../../util/json';

/** A request to an API. All of it is data. */
export interface ApiRequest {
  readonly method: string;
  /** Without the stage: `/orders/7`. */
  readonly path: string;
  /** The API, by any of its names. Default: the only one that has the route. */
  readonly api?: string | undefined;
  /** In order; a name may come several times. */
  readonly query?: readonly (readonly [name: string, value: string])[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** What an authorizer would pass on: `$context.authorizer`. */
  readonly authorizer?: JsonObject | undefined;
  /** Default: 127.0.0.1. */
  readonly sourceIp?: string | undefined;
}

/** The response of an API, and what led to it. All of it is data. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Absent if no route matches. */
  readonly route?: { readonly api: string; readonly name: string; readonly routeKey: string };
  /** What the API called; absent if it answered by itself. */
  readonly integration?: GatewayCall;
  /** The ARN of the execution, if one was started. */
  readonly executionArn?: string;
  /** Why API Gateway answers by itself, as a sentence: what it would write into its log. */
  readonly why?: string;
}

/** A call of Step Functions by an API. */
export interface GatewayCall {
  /** `StartExecution` */
  readonly action: string;
  /** The request that the mapping created: a string, because it may not be JSON. */
  readonly request: string;
  /** Absent if the API did not wait for a response. */
  readonly status?: number;
  readonly response?: string;
}
