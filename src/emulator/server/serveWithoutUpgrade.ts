import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** What is about this connection alone. */
const ofUpgrade = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * Serves a request that offers another protocol as if it offered none, as HTTP has it for a server that does not speak
 * that protocol. The HTTP client of Java offers HTTP/2 with every first request. Node has taken such a connection out of
 * HTTP: it is put in again, as a new one that begins with the request.
 */
export function serveWithoutUpgrade(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!ofUpgrade.has(rawHeaders[at]!.toLowerCase())) lines.push(`${rawHeaders[at]!}: ${rawHeaders[at + 1]!}`);
  stream.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', stream);
}
