import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { seededRandom } from '../../../util/seededRandom';
import { uuid } from '../ids';
import { answerHttp } from '../protocols/answerHttp';
import { noteOwnServer } from './hosts';
import type { RunningHandler } from './handlerContext';

/**
 * The server of this machine at which connections of handlers to AWS end, whatever speaks there: an SDK in a bundle, one
 * that has no schemas, or a request of the handler's own. Each connection is for one request, so that it is known whose
 * that is. Started with the first one, it keeps no process running.
 */
export class WireServer {
  private readonly server: Server;
  private readonly handlers = new Map<number, RunningHandler>();
  private answered = 0;
  private opened: Promise<number> | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      response.shouldKeepAlive = false;
      const handler = this.handlers.get(request.socket.remotePort ?? 0);
      if (handler === undefined) return void request.socket.destroy();
      const { caller, calls } = handler;
      const fail = (mistake: unknown): boolean => handler.fail(mistake);
      answerHttp(request, response, { caller, calls, fail, requestId: this.requestId() });
    });
    this.server.on('connection', (socket: Socket) => socket.unref());
    this.server.unref();
  }

  /** Leads a socket of a handler here. It may be written to before it is connected. */
  connect(socket: Socket, connect: (port: number) => void, handler: RunningHandler): void {
    // Until then, what is written waits.
    Object.assign(socket, { connecting: true });
    socket.once('connect', () => {
      const { localPort = 0 } = socket;
      this.handlers.set(localPort, handler);
      socket.once('close', () => this.handlers.delete(localPort));
    });
    this.open().then(connect, (error: unknown) => socket.destroy(error as Error));
  }

  private requestId(): string {
    return uuid({ random: seededRandom(`request ${(this.answered += 1)}`) });
  }

  private open(): Promise<number> {
    this.opened ??= new Promise((resolve, reject) => {
      this.server.on('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        const { port } = this.server.address() as AddressInfo;
        noteOwnServer(port);
        resolve(port);
      });
    });
    return this.opened;
  }
}
