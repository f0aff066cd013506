import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Service } from '../service/Service';
import { Accounts } from '../control/accounts/Accounts';
import type { ControlRoutes } from '../control/Control';
import type { ServerOwner } from '../control/ServerOwner';
import { refuse, RequestGuard } from './guard/RequestGuard';
import { handleAwsRequest } from './handleAwsRequest';
import { startSystemTimer } from '../../clock/system';
import { newRequestId } from '../store/ids';
import { writeErrorReply } from './errorReply';
import { lazy } from '../../util/lazy';
import { whenHandled, type HandledRequest } from './HandledRequest';

/** Where a server listens, and who may call it. */
export interface ServerOptions {
  /** 0 takes any free port. Default 8083, as Step Functions Local. */
  readonly port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: only this machine. */
  readonly host?: string | undefined;
  /**
   * Names by which clients call the server, besides addresses, names without a dot, `*.localhost` and
   * `host.docker.internal`. Requests for other names are rejected: web pages can send those. Each also counts with the
   * prefix `sync-`.
   */
  readonly allowHosts?: readonly string[] | undefined;
  /** Origins of web pages that may call the server, like `http://localhost:3000`. Default: none but its own. */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Lets other machines administer the server and run their tests in it. Default: only this machine can. */
  readonly token?: string | undefined;
  /** Whether the server keeps the process running. Default true. */
  readonly keepsRunning?: boolean | undefined;
  /** Serves HTTPS, with a certificate and its private key in PEM. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Called with each request that was answered. @internal */
  readonly onRequest?: ((request: HandledRequest) => void) | undefined;
  /** Stops the server or deploys its files for the control API. @internal */
  readonly owner?: ServerOwner | undefined;
  /** The routes that features add to the control API. Called with the first request to it. @internal */
  readonly routes?: (() => ControlRoutes) | undefined;
  /** Called with the number of open connections, at each new one. @internal */
  readonly onConnection?: ((open: number) => void) | undefined;
  /** The folder of the console's files, if not that of the build. @internal */
  readonly console?: string | undefined;
}

/** A server that listens, until `close()`. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:8083` (`https:` with `tls`), even if it listens on all addresses (`0.0.0.0`). */
  readonly url: string;
  /**
   * Ends open connections and long polls, and resolves when the port is free. Ends the services of single accounts, but
   * not the given one.
   */
  close(): Promise<void>;
}

/** SDKs keep idle connections for a minute or longer; the server must not be the first to close one. */
const keepAliveMs = 120_000;

/**
 * Serves a service over HTTP. Rejects with Node's error if the port is in use.
 *
 * @example const server = await startServer(createService(), { port: 0 });
 */
export async function startServer(service: Service, options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 8083, host = '127.0.0.1', keepsRunning = true, tls, onRequest } = options;
  const accounts = new Accounts(service);
  const guard = new RequestGuard({ ...options, host });
  const sockets = new Set<Socket>();
  let app: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  let control: typeof app;
  let api: typeof app;
  const create = (): Server => {
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      if (refuse(guard, request, response)) return;
      if (request.headers['x-amz-target'] !== undefined || (request.method === 'POST' && request.url === '/')) {
        const own = accounts.find(request.headers);
        if (request.headers['x-amz-target']?.toString().startsWith('AWSEvents.') === true)
          return loadEvents().handleEventsRequest(own ?? service, request, response);
        return handleAwsRequest(own ?? service, request, response, own !== undefined);
      }
      if (isControl(request.url!)) {
        control ??= loadControl().createControlHandler(
          { service, accounts, guard, owner: options.owner },
          options.routes?.(),
        );
        return control(request, response);
      }
      if (request.url!.startsWith('/_api/')) {
        api ??= loadApi().createApiHandler(service);
        return api(request, response);
      }
      app ??= loadApp().createApp(service, options.console);
      app(request, response);
    };
    const server = createListener(tls, (request, response) => {
      if (onRequest !== undefined) whenHandled(request, response, onRequest);
      try {
        serve(request, response);
      } catch (error) {
        answerDefect(request, response, error);
      }
    });
    server.on('upgrade', (request, stream, head) => {
      try {
        if (request.headers.upgrade === 'h2c') serveWithoutUpgrade(server, request, stream, head);
        else loadSession().openSession(accounts, guard, request, stream, head);
      } catch {
        stream.destroy();
      }
    });
    server.on('connection', (socket) => {
      if (!keepsRunning) socket.unref();
      if (!sockets.has(socket)) sockets.add(socket.once('close', () => sockets.delete(socket)));
      options.onConnection?.(sockets.size);
    });
    return server;
  };
  // Resumes executions while requests are answered. If that fails, and nobody handles it, the process ends.
  void service.life.goOnInSlices();
  const servers = await listenOn(create, port, host);
  if (!keepsRunning) for (const server of servers) server.unref();
  const { port: actualPort } = servers[0]!.address() as AddressInfo;
  return {
    host,
    port: actualPort,
    url: `${tls === undefined ? 'http' : 'https'}://${reachable(host)}:${actualPort}`,
    async close() {
      await close(servers, sockets);
      accounts.close();
    },
  };
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Throws HarnessError for a certificate and a key that do not fit. */
function createListener(tls: ServerOptions['tls'], serve: Serve): Server {
  const options = { keepAliveTimeout: keepAliveMs, shouldUpgradeCallback };
  return tls === undefined ? createServer(options, serve) : loadTls().createTlsServer({ ...options, ...tls }, serve);
}

/**
 * An option of Node 24.9 and later: a request that only offers HTTP/2 stays an ordinary one. It is more than a shortcut,
 * because Node 26 reads the body of a request before it detaches the connection (nodejs/node#60016). Node drops a next
 * request in the same packet, but clients wait for the response to their offer.
 */
function shouldUpgradeCallback({ headers }: IncomingMessage): boolean {
  return headers.upgrade !== 'h2c';
}

/** Loaded late: most servers speak plain HTTP. */
const loadTls = lazy(() => require('./createTlsServer') as typeof import('./createTlsServer'));

/** A host as URLs write it. If the server listens on all addresses, an address of this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
}

/** Loaded late: few servers get events. */
const loadEvents = lazy(() => require('./events/handleEventsRequest') as typeof import('./events/handleEventsRequest'));

/** Loaded late: most servers never get a request that needs express. */
const loadApp = lazy(() => require('./createApp') as typeof import('./createApp'));

/** Loaded late: most servers only get calls of the Step Functions API. */
const loadControl = lazy(() => require('./createControlHandler') as typeof import('./createControlHandler'));

/** Loaded late: few servers serve APIs that start workflows. */
const loadApi = lazy(() => require('./createApiHandler') as typeof import('./createApiHandler'));

const loadSession = lazy(() => require('./session/openSession') as typeof import('./session/openSession'));

/** For `preload`. */
export const serverParts: readonly (() => unknown)[] = [() => loadControl().loadLibrary(), loadSession, loadApp];

/** For example, the server has no file descriptors left: the request fails, but the server continues. */
function answerDefect(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  request.resume();
  if (response.headersSent) return void response.destroy();
  writeErrorReply(response, newRequestId(), error);
}

function isControl(url: string): boolean {
  return url === '/_stepmill' || /^\/_stepmill[/?]/.test(url);
}

function close(servers: readonly Server[], sockets: ReadonlySet<Socket>): Promise<unknown> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  // Node's `closeAllConnections` leaves out connections that were upgraded.
  for (const socket of sockets) socket.destroy();
  return Promise.all(closed);
}

/** Headers that concern only this connection. */
const ofUpgrade = new Set(['connection', 'upgrade', 'http2-settings']);

/**
 * Serves a request that offers another protocol as a plain one, as HTTP requires of servers without that protocol.
 * Java's HTTP client offers HTTP/2 with every first request. A Node without `shouldUpgradeCallback` has detached such a
 * connection from HTTP, so it is passed back as a new one that begins with this request.
 */
function serveWithoutUpgrade(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!ofUpgrade.has(rawHeaders[at]!.toLowerCase())) lines.push(`${rawHeaders[at]!}: ${rawHeaders[at + 1]!}`);
  stream.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', stream);
}

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
async function listenOn(create: () => Server, port: number, host: string): Promise<readonly Server[]> {
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
