import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { seededRandom } from '../../../util/seededRandom';
import { uuid } from '../ids';
import { answerHttp } from '../protocols/answerHttp';
import { noteOwnServer } from './hosts';
import type { RunningHandler } from './handlerContext';

/**
 * The local server where handlers' connections to AWS end, whatever opens them: a bundled SDK, one without schemas, or
 * the handler's own request. Each connection carries one request, so its owner is known. Started with the first
 * connection; does not keep the process running.
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

  /** Connects a handler's socket to this server. It may be written to before it is connected. */
  connect(socket: Socket, connect: (port: number) => void, handler: RunningHandler): void {
    // Writes are buffered until then.
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
