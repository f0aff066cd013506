import { hexDigits, uuid } from '../ids';
import type { IntegrationServices } from '../IntegrationIo';

/** What is sent to a function. */
export interface FunctionCall {
  /** As it is to be known to the function: its ARN, with the qualifier when one was asked for. */
  readonly functionArn: string;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  /** JSON text. */
  readonly payload: string;
  /** Base64, as the ClientContext parameter has it. */
  readonly clientContext?: string | undefined;
  /** `LogType: Tail`: the end of the log is wanted. */
  readonly logTail: boolean;
}

/** What the Invoke API answers, wherever the function ran. */
export interface FunctionAnswer {
  readonly statusCode: number;
  /** Text: JSON, or empty where no answer is waited for. */
  readonly payload: string;
  readonly functionError?: string | undefined;
  readonly executedVersion?: string | undefined;
  /** Base64 of the end of the log, when it was asked for. */
  readonly logResult?: string | undefined;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The function was cut off by its own time limit. */
  readonly timedOutAfterSeconds?: number | undefined;
}

interface AnswerParts {
  readonly payload: string;
  readonly functionError?: string | undefined;
  readonly executedVersion: string;
  readonly logResult?: string | undefined;
  readonly requestId: string;
}

/** The answer of a function that ran here, with the headers that Lambda would have sent. */
export function answered(parts: AnswerParts, io: Pick<IntegrationServices, 'now' | 'random'>): FunctionAnswer {
  const { payload, functionError, executedVersion, logResult, requestId } = parts;
  const headers: Record<string, string> = { 'X-Amz-Executed-Version': executedVersion };
  if (functionError !== undefined) headers['X-Amz-Function-Error'] = functionError;
  if (logResult !== undefined) headers['X-Amz-Log-Result'] = logResult;
  Object.assign(headers, commonHeaders(requestId, Buffer.byteLength(payload), io), {
    'Content-Type': 'application/json',
  });
  return { statusCode: 200, headers, payload, functionError, executedVersion, logResult, requestId };
}

/** AWS: an Event invocation is answered at once, with no version and no content type. */
export function accepted(statusCode: number, io: Pick<IntegrationServices, 'now' | 'random'>): FunctionAnswer {
  const requestId = uuid(io);
  return { statusCode, payload: '', requestId, headers: commonHeaders(requestId, 0, io) };
}

function commonHeaders(
  requestId: string,
  length: number,
  io: Pick<IntegrationServices, 'now' | 'random'>,
): Record<string, string> {
  const seconds = Math.floor(io.now() / 1000).toString(16);
  return {
    'x-amzn-Remapped-Content-Length': '0',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'Content-Length': String(length),
    Date: new Date(io.now()).toUTCString(),
    'X-Amzn-Trace-Id': `Root=1-${seconds}-${hexDigits(io, 24)};Parent=${hexDigits(io, 16)};Sampled=0`,
  };
}
