import type { ServerResponse } from 'node:http';
import { errorReply } from './errorReply';

/** Writes an error as the service does. */
export function writeErrorReply(response: ServerResponse, requestId: string, error: unknown): void {
  const { status, body } = errorReply(error);
  writeJson(response, status, requestId, body);
}

/** Writes an answer of the AWS JSON 1.0 protocol. Nothing is written when the caller has gone. */
export function writeJson(response: ServerResponse, status: number, requestId: string, body: object): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, [
    'x-amzn-RequestId',
    requestId,
    'Content-Type',
    'application/x-amz-json-1.0',
    'Content-Length',
    String(Buffer.byteLength(text)),
  ]);
  response.end(text);
}
