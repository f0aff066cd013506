import type { ServerResponse } from 'node:http';
import { errorReply } from './errorReply';
import { writeJson } from './writeJson';

/** Writes an error as the service does. */
export function writeError(response: ServerResponse, requestId: string, error: unknown): void {
  const { status, body } = errorReply(error);
  writeJson(response, status, requestId, body);
}
