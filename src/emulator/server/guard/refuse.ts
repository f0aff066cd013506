import type { IncomingMessage, ServerResponse } from 'node:http';
import { forbidden, writeErrorReply } from '../errorReply';
import { controlRoot } from '../../control/paths';
import { newRequestId } from '../../store/ids';
import type { RequestGuard } from './RequestGuard';

/** Answers a request that is refused, and a browser's question (CORS) whether it would be. Answers whether it did. */
export function refuse(guard: RequestGuard, request: IncomingMessage, response: ServerResponse): boolean {
  const { headers, method } = request;
  const why = guard.whyRefused(headers);
  if (why !== undefined) {
    request.resume();
    if (request.url?.startsWith(controlRoot) === true) writeForbidden(response, why);
    else writeErrorReply(response, newRequestId(), forbidden(why));
    return true;
  }
  if (headers.origin === undefined || !guard.allows(headers.origin)) return false;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Expose-Headers', 'x-amzn-RequestId');
  response.setHeader('Vary', 'Origin');
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '600',
  });
  response.end();
  return true;
}

/** In the words of the control API. */
function writeForbidden(response: ServerResponse, message: string): void {
  const body = Buffer.from(JSON.stringify({ message, code: 'Forbidden' }));
  response.writeHead(403, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}
