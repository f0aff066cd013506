import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Service } from '../service/Service';
import { Accounts } from '../control/accounts/Accounts';
import type { ControlRoutes } from '../control/Control';
import type { ServerOwner } from '../control/ServerOwner';
import { answerHealth, isHealth } from './answerHealth';
import { refuse, RequestGuard } from './guard/RequestGuard';
import { handleAwsRequest } from './handleAwsRequest';
import { listenOn, reachable } from './listenOn';
import { serveWithoutUpgrade, shouldUpgradeCallback } from './serveWithoutUpgrade';
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
      if (isHealth(request)) return answerHealth(service, request, response);
      app ??= loadApp().createApp(options.console);
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

/** Loaded late: most servers speak plain HTTP. */
const loadTls = lazy(() => require('./createTlsServer') as typeof import('./createTlsServer'));

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
