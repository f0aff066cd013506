import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '../service/Service';
import type * as App from './createApp';
import { handleAwsRequest } from './handleAwsRequest';

export interface ServerOptions {
  /** 0 takes any free port. Default 8083, as Step Functions Local. */
  readonly port?: number | undefined;
  /** The address to listen on. Default 127.0.0.1: nobody but this machine. */
  readonly host?: string | undefined;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:8083` */
  readonly url: string;
  /** Ends open connections and long polls, and resolves when the port is free. Leaves the service alone. */
  close(): Promise<void>;
}

/** SDKs keep idle connections for a minute or longer; the server must not be the first to close one. */
const keepAliveMs = 120_000;

/**
 * Serves a service over HTTP. Rejects with Node's error when the port is taken.
 *
 * @example const server = await startServer(createService(), { port: 0 });
 */
export async function startServer(service: Service, options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 8083, host = '127.0.0.1' } = options;
  let app: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    if (request.headers['x-amz-target'] !== undefined || (request.method === 'POST' && request.url === '/')) {
      return handleAwsRequest(service, request, response);
    }
    app ??= loadApp().createApp(service, host);
    app(request, response);
  });
  await listen(server, port, host);
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    host,
    port: actualPort,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    close: () => close(server),
  };
}

/** Most servers never get a request that needs express. */
function loadApp(): typeof App {
  return require('./createApp') as typeof App;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
