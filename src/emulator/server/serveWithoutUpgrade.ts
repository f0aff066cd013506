import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * An option of Node 24.9 and later: a request that only offers HTTP/2 stays an ordinary one. It is more than a shortcut,
 * because Node 26 reads the body of a request before it detaches the connection (nodejs/node#60016). Node drops a next
 * request in the same packet, but clients wait for the response to their offer.
 */
export function shouldUpgradeCallback({ headers }: IncomingMessage): boolean {
  return headers.upgrade !== 'h2c';
}

/** Headers that concern only this connection. */
const ofUpgrade = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * Serves a request that offers another protocol as a plain one, as HTTP requires of servers without that protocol.
 * Java's HTTP client offers HTTP/2 with every first request. A Node without `shouldUpgradeCallback` has detached such a
 * connection from HTTP, so it is passed back as a new one that begins with this request.
 */
export function serveWithoutUpgrade(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!ofUpgrade.has(rawHeaders[at]!.toLowerCase())) lines.push(`${rawHeaders[at]!}: ${rawHeaders[at + 1]!}`);
  stream.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', stream);
}
