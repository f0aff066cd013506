import { createServer, type IncomingMessage, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { noteEndpointOfHandlers } from '../border/hosts';
import { answerHttp } from './answerHttp';
import type { Client } from './answerRequest';

/** A local server for the AWS clients of handlers. It does not keep the process running. */
export class ClientEndpoint {
  private readonly server: Server;
  private opened: Promise<string> | undefined;
  /** `http://127.0.0.1:…`; `undefined` until it listens. */
  url: string | undefined;

  /** @param clientOf the sender of a request */
  constructor(clientOf: (request: IncomingMessage) => Client) {
    const options = { keepAliveTimeout: 0, requestTimeout: 0, noDelay: true };
    this.server = createServer(options, (request, response) => answerHttp(request, response, clientOf(request)));
    this.server.on('connection', (socket) => socket.unref());
    this.server.unref();
  }

  /** Resolves with the URL when it listens. */
  open(): Promise<string> {
    this.opened ??= new Promise((resolve, reject) => {
      this.server.on('error', reject);
      const listens = (): void => resolve((this.url ??= this.urlNow()));
      const bound = bind?.('127.0.0.1', 0, 4);
      if (typeof bound !== 'object') return void this.server.listen(0, '127.0.0.1', listens);
      this.server.listen(bound, listens);
      // A handler that reads it may start a program in the same turn.
      this.url = this.urlNow();
    });
    return this.opened;
  }

  private urlNow(): string {
    const { port } = this.server.address() as AddressInfo;
    noteEndpointOfHandlers(port);
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** Node binds an address synchronously only for its own clusters; a number is a system error. */
const { _createServerHandle: bind } = net as unknown as {
  readonly _createServerHandle?: (address: string, port: number, family: 4) => object | number;
};
