import type { Server } from 'node:http';
import { connect } from 'node:net';
import { startSystemTimer } from '../../clock/system';

const loopback = ['127.0.0.1', '::1'];

/** Windows retries a closed port for two seconds; an open one responds at once. */
const patienceMs = 300;

/**
 * Listens on an address. On 127.0.0.1 with a well-known port, also on ::1 if it exists: many clients resolve
 * `localhost` to it first. Rejects with Node's error.
 *
 * On macOS and Windows, another program's server that listens on all addresses does not prevent this one, and then some
 * clients reach one and some the other. So a port counts as in use if something responds on it.
 */
export async function listenOn(create: () => Server, port: number, host: string): Promise<readonly Server[]> {
  const isLocal = host === 'localhost' || loopback.includes(host);
  if (port === 0 || !isLocal) return [await listen(create(), port, host)];
  await Promise.all(loopback.map((address) => refuseTaken(port, address)));
  const servers = [await listen(create(), port, host)];
  if (host !== '127.0.0.1') return servers;
  const second = await listen(create(), port, '::1').catch(() => undefined);
  return second === undefined ? servers : [...servers, second];
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function refuseTaken(port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address);
    const end = (answer: () => void): void => {
      patience.cancel();
      socket.destroy();
      answer();
    };
    const patience = startSystemTimer(patienceMs, () => end(resolve));
    socket.on('error', () => end(resolve));
    socket.on('connect', () => {
      const error = new Error(`listen EADDRINUSE: address already in use ${address}:${port}`);
      end(() => reject(Object.assign(error, { code: 'EADDRINUSE', address, port })));
    });
  });
}

/** A host as URLs write it. If the server listens on all addresses, an address of this machine. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
}
