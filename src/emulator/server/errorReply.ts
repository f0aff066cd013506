import { HarnessError } from '../../errors/HarnessError';
import { ServiceError, wireBody } from '../../errors/ServiceError';
import { isOutOfFiles } from '../../util/isOutOfFiles';
import type { ServerResponse } from 'node:http';

export interface ErrorReply {
  readonly status: number;
  readonly body: object;
}

/** An error in the form of the service's response. */
export function errorReply(error: unknown): ErrorReply {
  if (ServiceError.is(error)) return { status: error.statusCode, body: wireBody(error) };
  if (HarnessError.is(error)) {
    return { status: 400, body: { __type: 'Stepmill#HarnessError', message: error.message } };
  }
  if (isOutOfFiles(error)) {
    const { message } = error as Error;
    const text = `The server cannot open more files (${message}). Raise its limit (ulimit -n), or close connections.`;
    return { status: 503, body: { __type: 'com.amazon.coral.service#ServiceUnavailableException', message: text } };
  }
  return { status: 500, body: { __type: 'com.amazon.coral.service#InternalFailure', message: defectMessage(error) } };
}

/** The response to one of our own bugs. Only standard error gets the stack, because it contains paths. */
export function defectMessage(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`stepmill: a bug in Stepmill: ${stack}\n`);
  return 'A bug in Stepmill, not an error in the request. The standard error of the server has the details.';
}

/**
 * Errors of the protocol itself: such a request never becomes a call.
 *
 * AWS: some of these come without a message; here, each says what was wrong.
 */
class ProtocolError extends ServiceError {
  readonly javaPackage = 'com.amazon.coral.service';

  constructor(code: string, message: string, statusCode = 400) {
    super(code, message, {}, statusCode);
  }
}

export function unknownOperation(message: string, statusCode?: number): ServiceError {
  return new ProtocolError('UnknownOperationException', message, statusCode);
}

export function unreadableBody(message: string): ServiceError {
  return new ProtocolError('SerializationException', message);
}

export function bodyTooLarge(maxBytes: number): ServiceError {
  const message = `The body of a request may have ${maxBytes} bytes at most`;
  return new ProtocolError('RequestEntityTooLargeException', message, 413);
}

/** A request from a caller that is not allowed. */
export function forbidden(message: string): ServiceError {
  return new ProtocolError('AccessDeniedException', message, 403);
}

/** Writes an error in the service's form. */
export function writeErrorReply(response: ServerResponse, requestId: string, error: unknown): void {
  const { status, body } = errorReply(error);
  writeJson(response, status, requestId, body);
}

/** Writes a response of the AWS JSON protocol, unless the caller has disconnected. */
export function writeJson(
  response: ServerResponse,
  status: number,
  requestId: string,
  body: object,
  version = '1.0',
): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, [
    'x-amzn-RequestId',
    requestId,
    'Content-Type',
    `application/x-amz-json-${version}`,
    'Content-Length',
    String(Buffer.byteLength(text)),
  ]);
  response.end(text);
}
