import { rememberBound, type Json, type JsonObject } from '../../util/json';
import { javaHashOrder } from '../../util/javaHashOrder';

/** The answer's HTTP side: what the SDK for Java v1 kept of it, and so optimised integrations show. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly requestId: string;
  /** Names spelled as the service sends them. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Metadata {
  readonly SdkHttpMetadata: JsonObject;
  readonly SdkResponseMetadata: JsonObject;
}

/**
 * `SdkHttpMetadata` and `SdkResponseMetadata` of an optimised integration's result.
 *
 * AWS: AllHttpHeaders is in the order of a Java HashMap, HttpHeaders is sorted without regard to case.
 */
export function sdkMetadata({ statusCode, requestId, headers }: HttpAnswer): Metadata {
  const names = Object.keys(headers);
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(javaHashOrder(names).map((name) => [name, [headers[name]!]])),
      HttpHeaders: Object.fromEntries(sorted.map((name) => [name, headers[name]!])),
      HttpStatusCode: statusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** No answer's metadata has more bytes: room for ten headers. */
export const metadataBound = 4_096;

/**
 * Metadata that is made when somebody asks for it: a workflow seldom does, and a history only when it is read.
 */
export class LazyMetadata {
  private readonly http: () => HttpAnswer;
  private made: Metadata | undefined;

  constructor(http: () => HttpAnswer) {
    this.http = http;
  }

  get SdkHttpMetadata(): JsonObject {
    return this.all.SdkHttpMetadata;
  }

  get SdkResponseMetadata(): JsonObject {
    return this.all.SdkResponseMetadata;
  }

  private get all(): Metadata {
    return (this.made ??= sdkMetadata(this.http()));
  }
}

/**
 * A result with the metadata of its HTTP answer, members in alphabetical order.
 *
 * @param bound no text of the members has more bytes
 */
export function withMetadata(
  members: Readonly<Record<string, Json>>,
  bound: number,
  http: () => HttpAnswer,
): JsonObject {
  const metadata = new LazyMetadata(http);
  const names = Object.keys(members).sort();
  const at = names.findIndex((name) => name > 'SdkHttpMetadata');
  const [before, after] = at < 0 ? [names, []] : [names.slice(0, at), names.slice(at)];
  const result: Record<string, Json> = {};
  for (const name of before) result[name] = members[name]!;
  for (const name of ['SdkHttpMetadata', 'SdkResponseMetadata'] as const) {
    Object.defineProperty(result, name, { enumerable: true, configurable: true, get: () => metadata[name] });
  }
  for (const name of after) result[name] = members[name]!;
  rememberBound(result, bound + metadataBound);
  return result;
}

/** Headers of an answer that this process makes up, as SQS, SNS and Step Functions send them. */
export function plainHeaders(
  requestId: string,
  body: string,
  contentType: string,
  nowMs: number,
): HttpAnswer['headers'] {
  return {
    'x-amzn-RequestId': requestId,
    connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(body)),
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': contentType,
  };
}
