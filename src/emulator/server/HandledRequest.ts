import type { IncomingMessage, ServerResponse } from 'node:http';
import { monotonicMs } from '../../clock/system';

/** A request that a server has answered. */
export interface HandledRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** `StartExecution`, for a call of the Step Functions API. */
  readonly operation?: string | undefined;
  readonly status: number;
  readonly durationMs: number;
}

/** Calls back when a request has its answer, or when its connection has ended. */
export function whenHandled(
  { method = '', url = '', headers }: IncomingMessage,
  response: ServerResponse,
  hear: (request: HandledRequest) => void,
): void {
  const startedMs = monotonicMs();
  const target = headers['x-amz-target'];
  const operation = typeof target === 'string' ? target.split('.').at(-1) : undefined;
  const path = url.replace(/\?.*/s, '');
  response.once('close', () => {
    const { statusCode: status } = response;
    hear({
      method,
      path,
      ...(operation !== undefined && { operation }),
      status,
      durationMs: monotonicMs() - startedMs,
    });
  });
}
