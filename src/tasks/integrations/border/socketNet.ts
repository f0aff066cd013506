import net from 'node:net';
import tls from 'node:tls';
import { HarnessError } from '../../../errors/HarnessError';
import { runningHandler, runOutsideHandlers, type RunningHandler } from './handlerContext';
import { isAwsHost, isEndpointOfHandlers, isMetadataAddress } from './hosts';
import type * as Wire from './WireServer';
import { lazy } from '../../../util/lazy';

const loadWireServer = lazy(() => require('./WireServer') as typeof import('./WireServer'));

type Connect = (this: net.Socket, ...given: unknown[]) => net.Socket;
type ConnectTls = (...given: unknown[]) => net.Socket;

/** What to do with connections. Node's modules are shared by all test files of a Jest worker, and so is the hook. */
interface Hook {
  connect(socket: net.Socket, given: readonly unknown[], connect: Connect): net.Socket | undefined;
  connectTls(given: readonly unknown[]): net.Socket | undefined;
}

const hookOf = Symbol.for('stepmill.sockets');

/**
 * The last safety net: every connection of a handler to AWS uses a Node socket. HTTP requests are led to a server of
 * this process, which answers them like clients' calls. Everything else fails the test, including the addresses at
 * which AWS provides credentials. All other connections are left alone.
 */
export function spreadNet(): void {
  const place = net as unknown as Record<symbol, Hook | undefined>;
  const isHooked = place[hookOf] !== undefined;
  if (place[hookOf] === ours) return;
  place[hookOf] = ours;
  if (isHooked) return;
  const { prototype } = net.Socket as unknown as { prototype: { connect: Connect } };
  const { connect } = prototype;
  const connectHooked: Connect = function (...given) {
    return place[hookOf]?.connect(this, given, connect) ?? connect.apply(this, given);
  };
  prototype.connect = connectHooked;
  const modules = tls as unknown as { connect: ConnectTls };
  const connectTls = modules.connect;
  const connectTlsHooked: ConnectTls = (...given) => place[hookOf]?.connectTls(given) ?? connectTls.apply(tls, given);
  modules.connect = connectTlsHooked;
}

const ours: Hook = {
  connect(socket, given, connect) {
    const { host, port } = destination(given);
    const handler = handlerAt(host, port);
    if (handler === undefined) return undefined;
    if (isMetadataAddress(host!)) return refuse(socket, handler, host!);
    if (!isEndpointOfHandlers({ hostname: host, port }) && !isWeb(port))
      return refuse(socket, handler, `${host!}:${port!}`);
    return answer(socket, handler, connect);
  },
  connectTls(given) {
    const { host, port, socket, ALPNProtocols = [] } = destination(given);
    const handler = socket === undefined ? handlerAt(host) : undefined;
    if (handler === undefined) return undefined;
    const plain = new net.Socket();
    if (!isWeb(port)) return refuse(plain, handler, `${host!}:${port!}`);
    if (ALPNProtocols.includes('h2') && !ALPNProtocols.includes('http/1.1')) return refuse(plain, handler, host!);
    // The data stays in this process, so it need not be encrypted.
    Object.assign(plain, { encrypted: true, authorized: true, alpnProtocol: false });
    plain.once('connect', () => plain.emit('secureConnect'));
    return answer(plain, handler, net.Socket.prototype.connect as Connect);
  },
};

/** The handler that connects to AWS, or to the endpoint that it has instead. */
function handlerAt(host: string | undefined, port?: number | string): RunningHandler | undefined {
  if (host === undefined) return undefined;
  if (isEndpointOfHandlers({ hostname: host, port })) return runningHandler();
  const handler = isAwsHost(host) ? runningHandler() : undefined;
  return handler?.mayCallAws === true ? undefined : handler;
}

/** Databases and caches at AWS use other protocols, and some wait for the server to speak first. */
function isWeb(port: number | string | undefined): boolean {
  return port === undefined || ['80', '443'].includes(String(port));
}

let server: Wire.WireServer | undefined;

function answer(socket: net.Socket, handler: RunningHandler, connect: Connect): net.Socket {
  server ??= openServer();
  runOutsideHandlers(() =>
    server!.connect(socket, (port) => connect.call(socket, { host: '127.0.0.1', port }), handler),
  );
  return socket;
}

function openServer(): Wire.WireServer {
  const { WireServer } = loadWireServer();
  return new WireServer();
}

interface Destination {
  readonly host?: string | undefined;
  readonly port?: number | string | undefined;
  readonly socket?: unknown;
  readonly ALPNProtocols?: readonly string[] | undefined;
}

/** Options, or a port and a host and then options. Node itself passes an array of these. */
function destination(given: readonly unknown[]): Destination {
  const [first, second, third] = Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given;
  if (typeof first === 'object' && first !== null) return first;
  const options = [second, third].find((value) => typeof value === 'object');
  return {
    ...options,
    ...(typeof second === 'string' && { host: second }),
    port: first as number | string | undefined,
  };
}

function refuse(socket: net.Socket, handler: RunningHandler, host: string): net.Socket {
  const refused = new HarnessError(
    [
      `Function '${handler.caller.functionName ?? ''}' connects to ${host}, but functions do not call AWS here.`,
      'Stepmill answers the clients of the AWS SDKs, over HTTP/1.1 unless it is the SDK for JavaScript v3.',
      "To call AWS itself: stepmill({ awsCalls: 'allow' }), or --aws-calls allow on the command line.",
    ].join('\n'),
  );
  handler.calls.mistake(refused, (mistake) => handler.fail(mistake));
  process.nextTick(() => socket.destroy(refused));
  return socket;
}
