import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../service/Service';

/** Whether a request asks for the server's health: `GET /health`. */
export function isHealth({ method, url }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/health\/?(?:\?|$)/i.test(url!);
}

/**
 * Answers that the server is up, and its time. It is what most clients ask first, and again and again until it answers:
 * loading express for it would take as long as all else that the server needs.
 */
export function answerHealth(service: Service, request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify({ status: 'ok', time: new Date(service.now()).toISOString() });
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
