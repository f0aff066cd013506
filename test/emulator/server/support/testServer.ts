import http from 'node:http';
import net from 'node:net';
import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly json: any;
}

export interface SendOptions {
  readonly method?: string;
  readonly path?: string;
  readonly target?: string | undefined;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly agent?: http.Agent;
}

/** A server of its own on a free port, and a client that can send what no SDK would. */
export class TestServer {
  readonly service: Service;
  readonly server: RunningServer;

  private constructor(service: Service, server: RunningServer) {
    this.service = service;
    this.server = server;
  }

  static async start(options: ServiceOptions = {}): Promise<TestServer> {
    const service = createService({ time: 'skip', ...options });
    return new TestServer(service, await startServer(service, { port: 0 }));
  }

  /** An HTTP request as it is given here; `target` is the operation. */
  send(options: SendOptions): Promise<Answer> {
    const { method = 'POST', path = '/', target, headers = {}, body = '', agent } = options;
    const targeted = target === undefined ? {} : { 'x-amz-target': target };
    const { host, port } = this.server;
    return new Promise((resolve, reject) => {
      const given = { host, port, method, path, headers: { ...targeted, ...headers }, ...(agent && { agent }) };
      const request = http.request(given, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const { statusCode, headers: answered } = response;
          resolve({ status: statusCode!, headers: answered, text, json: isJson(text) ? JSON.parse(text) : undefined });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  call(operation: string, input: unknown = {}, options: SendOptions = {}): Promise<Answer> {
    return this.send({ target: `AWSStepFunctions.${operation}`, body: JSON.stringify(input), ...options });
  }

  /** Bytes over a bare connection; what came back until the server closed it. */
  raw(bytes: string | Buffer): Promise<string> {
    const { host, port } = this.server;
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, host, () => socket.end(bytes));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      // A server that has answered may reset a connection on which more was sent than it has read.
      socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    });
  }

  async close(): Promise<void> {
    this.service.close();
    await this.server.close();
  }
}

function isJson(text: string): boolean {
  return /^[{[]/.test(text);
}

/** The server of the tests of a file. */
export function useTestServer(options: ServiceOptions = {}): TestServer {
  let current: TestServer | undefined;
  beforeEach(async () => {
    current = await TestServer.start(options);
  });
  afterEach(() => current!.close());
  return new Proxy({} as TestServer, {
    get: (_target, name) => {
      const value = Reflect.get(current!, name);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}
