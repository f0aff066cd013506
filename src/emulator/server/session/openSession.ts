import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Accounts } from '../../control/accounts/Accounts';
import type { RequestGuard } from '../guard/RequestGuard';
import { HarnessSession } from './HarnessSession';
import { otherProtocol, sessionPath, sessionProtocol } from './messages';

/** Handles a request to upgrade the connection to a harness session. Rejects all others with an HTTP response. */
export function openSession(
  accounts: Accounts,
  guard: RequestGuard,
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
): void {
  const { url, headers } = request;
  const why = guard.whyRefused(headers) ?? guard.whyNoAdmin(request);
  if (why !== undefined) return refuse(stream, '403 Forbidden', why);
  if (headers.origin !== undefined) return refuse(stream, '403 Forbidden', 'A web page may not open a session.');
  if (url !== sessionPath || headers.upgrade !== sessionProtocol) {
    return refuse(stream, '400 Bad Request', whyNotSpoken(headers.upgrade ?? ''));
  }
  stream.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${sessionProtocol}\r\n\r\n`);
  if (head.length > 0) stream.unshift(head);
  new HarnessSession(accounts, stream);
}

function whyNotSpoken(upgrade: string): string {
  const [theirs] = otherProtocol.exec(upgrade) ?? [];
  if (theirs === undefined || theirs === sessionProtocol)
    return `GET ${sessionPath} with Upgrade: ${sessionProtocol} is the only protocol besides HTTP.`;
  return `The test and this server have different versions of Stepmill (${theirs}, ${sessionProtocol}): use the same for both.`;
}

function refuse(stream: Duplex, status: string, message: string): void {
  const body = JSON.stringify({ message });
  stream.on('error', () => stream.destroy());
  stream.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
