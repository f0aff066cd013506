/** S3's errors by code: status and message. */
const refusals = {
  NoSuchKey: [404, 'The specified key does not exist.'],
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchVersion: [404, 'The specified version does not exist.'],
  AccessDenied: [403, 'Access Denied'],
  InvalidObjectState: [403, "The operation is not valid for the object's storage class"],
  KeyTooLongError: [400, 'Your key is too long'],
  InvalidRange: [416, 'The requested range is not satisfiable'],
  PreconditionFailed: [412, 'At least one of the pre-conditions you specified did not hold'],
  NotImplemented: [501, 'A header you provided implies functionality that is not implemented'],
  SlowDown: [503, 'Please reduce your request rate.'],
  ServiceUnavailable: [503, 'Please reduce your request rate.'],
  InternalError: [500, 'We encountered an internal error. Please try again.'],
} as const satisfies Record<string, readonly [statusCode: number, message: string]>;

type S3FailureCode = keyof typeof refusals;

/** An S3 error, with its name in the API (`NoSuchKey`). */
export class S3Failure extends Error {
  readonly statusCode: number;
  readonly requestId: string | undefined;
  readonly extendedRequestId: string | undefined;

  constructor(
    readonly code: string,
    more: Partial<Pick<S3Failure, 'message' | 'statusCode' | 'requestId' | 'extendedRequestId'>> = {},
  ) {
    const [statusCode, message] = refusals[code as S3FailureCode] ?? [400, code];
    super(more.message ?? message);
    this.name = 'S3Failure';
    this.statusCode = more.statusCode ?? statusCode;
    this.requestId = more.requestId;
    this.extendedRequestId = more.extendedRequestId;
  }
}
