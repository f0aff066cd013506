import { printAside } from '../util/ExactNumber';
import { javaHashOrder } from '../util/javaHashOrder';
import type { Json, JsonObject } from '../util/json';
import { rememberBound } from '../util/jsonSize';
import { Stamp } from '../util/Knowledge';

/** The HTTP response, as far as the SDK for Java v1 kept it, and optimised integrations show it. */
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
 * AWS: AllHttpHeaders is in the order of a Java HashMap, HttpHeaders is sorted case-insensitively.
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

/** The maximum size of a response's metadata: room for ten headers. */
const metadataBound = 4_096;

/**
 * Metadata that is created on demand: a workflow seldom reads it, and a history only when it is read. The getters are
 * the same for all results, so all results have one shape.
 */
class LazyMetadata extends Stamp {
  readonly #http: () => HttpAnswer;
  #made: Metadata | undefined;

  private constructor(result: object, http: () => HttpAnswer) {
    super(result);
    this.#http = http;
  }

  /** Adds its two members to a result. */
  static addTo(result: object, http: () => HttpAnswer): void {
    new LazyMetadata(result, http);
    Object.defineProperty(result, 'SdkHttpMetadata', LazyMetadata.httpMetadata);
    Object.defineProperty(result, 'SdkResponseMetadata', LazyMetadata.responseMetadata);
  }

  private static readonly httpMetadata = member('SdkHttpMetadata');
  private static readonly responseMetadata = member('SdkResponseMetadata');

  static of(result: object): Metadata {
    const lazy = result as LazyMetadata;
    return (lazy.#made ??= sdkMetadata(printAside(lazy.#http)));
  }
}

function member(name: keyof Metadata): PropertyDescriptor {
  return {
    enumerable: true,
    configurable: true,
    get(this: object): JsonObject {
      return LazyMetadata.of(this)[name];
    },
  };
}

/**
 * Adds the metadata of a response to the members that come before it.
 *
 * @param bound no JSON of the other members is larger
 */
export function addMetadata(result: Record<string, Json>, bound: number, http: () => HttpAnswer): void {
  LazyMetadata.addTo(result, http);
  rememberBound(result, bound + metadataBound);
}

/**
 * A result with the metadata of its HTTP response, members in alphabetical order.
 *
 * @param bound no JSON of the members is larger
 */
export function withMetadata(
  members: Readonly<Record<string, Json>>,
  bound: number,
  http: () => HttpAnswer,
): JsonObject {
  const names = Object.keys(members).sort();
  const at = names.findIndex((name) => name > 'SdkHttpMetadata');
  const [before, after] = at < 0 ? [names, []] : [names.slice(0, at), names.slice(at)];
  const result: Record<string, Json> = {};
  for (const name of before) result[name] = members[name]!;
  addMetadata(result, bound, http);
  for (const name of after) result[name] = members[name]!;
  return result;
}

/** Headers of a response that this process generates, in the form of SQS, SNS and Step Functions. */
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
