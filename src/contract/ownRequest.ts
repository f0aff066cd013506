import type { TaskRequest } from './task';
import { toOwnData } from '../util/copyJson';

/** The same request as data: for logs, users and other processes. */
export function requestData(request: TaskRequest): TaskRequest {
  if (request.http === undefined) return request;
  const { http: _http, ...data } = request;
  return data;
}

/** A copy of the request for user code: changing it does not affect the execution. */
export function ownRequest(request: TaskRequest): TaskRequest {
  return { ...requestData(request), parameters: toOwnData(request.parameters) };
}
