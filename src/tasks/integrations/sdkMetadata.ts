import type { JsonObject } from '../../util/json';
import { javaHashOrder } from '../../util/javaHashOrder';

/** The answer's HTTP side: what the SDK for Java v1 kept of it, and so optimised integrations show. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly requestId: string;
  /** Names spelled as the service sends them. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * `SdkHttpMetadata` and `SdkResponseMetadata` of an optimised integration's result.
 *
 * AWS: AllHttpHeaders is in the order of a Java HashMap, HttpHeaders is sorted without regard to case.
 */
export function sdkMetadata({ statusCode, requestId, headers }: HttpAnswer): {
  readonly SdkHttpMetadata: JsonObject;
  readonly SdkResponseMetadata: JsonObject;
} {
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

/** Headers of a reply that this process makes up, as SQS, SNS and Step Functions send them. */
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
