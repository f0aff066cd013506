/** The second argument of a Lambda handler. See "AWS Lambda context object in Node.js". */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly clientContext?: unknown;
  /** Milliseconds until the time limit of the function. */
  getRemainingTimeInMillis(): number;
}

/** The third argument of a Lambda handler that responds by callback. */
export type LambdaCallback = (error?: unknown, result?: unknown) => void;

/** A Lambda handler as Node.js functions write it: asynchronous, with a callback, or just returning its value. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LambdaHandler = (event: any, context: LambdaContext, callback: LambdaCallback) => unknown;
