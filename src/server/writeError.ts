import type { ServerResponse } from 'node:http';
import { HarnessError } from '../errors/HarnessError';
import { ServiceError } from '../errors/ServiceError';
import { writeJson } from './writeJson';

const modelPackage = 'com.amazonaws.swf.service.v2.model';

/** Writes an error as the service does: `__type`, `message` and the exception's own members. */
export function writeError(response: ServerResponse, requestId: string, error: unknown): void {
  if (ServiceError.is(error)) {
    const { javaPackage = modelPackage } = error as { javaPackage?: string };
    const body = { __type: `${javaPackage}#${error.code}`, message: error.message, ...error.members };
    return writeJson(response, error.statusCode, requestId, body);
  }
  if (HarnessError.is(error)) {
    return writeJson(response, 400, requestId, { __type: 'Stepmill#HarnessError', message: error.message });
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeJson(response, 500, requestId, { __type: 'com.amazon.coral.service#InternalFailure', message });
}
