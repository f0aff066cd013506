import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isFromPage } from '../../protocols/isFromPage';

/** A runtime's response, as it was sent. */
export interface RuntimeReply {
  /** `undefined` if it was longer than Lambda allows. */
  readonly text: string | undefined;
  /** `Lambda-Runtime-Function-Error-Type`. */
  readonly errorType: string | undefined;
  readonly isError: boolean;
}

export interface RuntimeListener {
  /** Called when the runtime waits for an invocation. */
  ready(): void;
  /** The runtime's current invocation. */
  readonly requestId: string | undefined;
  ended(reply: RuntimeReply): void;
  cannotStart(reply: RuntimeReply): void;
  /** Called when a handler tried to connect to this AWS host. */
  refused(host: string): void;
}

/** The size of the longest response that Lambda allows, in bytes. */
export const mostBytes = 6_291_556;

const prefix = '/2018-06-01/runtime/';
/** Where our bootstraps report a connection that they have blocked. */
const refusedPath = '/stepmill/refused';
const errorHeader = 'lambda-runtime-function-error';
/** A handler may call many services at a time. */
const mostConnections = 1_000;

/**
 * Lambda's Runtime API for one process, on a separate port. Its AWS clients call the same port, so the caller is known,
 * whatever a request says.
 *
 * AWS: paths, headers and states follow "Using the Lambda runtime API for custom runtimes",
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export class RuntimeApi {
  private readonly server: Server;
  private waiting: ServerResponse | undefined;
  /** The number of responses being received. */
  private coming = 0;
  /** The next invocation, requested before the response was complete: both may arrive in one packet. */
  private early: ServerResponse | undefined;

  /** @param answerClient answers everything that is not the Runtime API: AWS clients in the process send it here */
  constructor(
    private readonly listener: RuntimeListener,
    private readonly answerClient: (request: IncomingMessage, response: ServerResponse) => void,
  ) {
    // A handler may take long between two requests, and so may the next invocation.
    const options = { keepAliveTimeout: 0, requestTimeout: 0, noDelay: true };
    this.server = createServer(options, (request, response) => this.answer(request, response));
    this.server.maxConnections = mostConnections;
    this.server.on('connection', (socket) => socket.unref());
    this.server.unref();
  }

  /** Returns the value for `AWS_LAMBDA_RUNTIME_API`. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.on('error', reject);
      this.server.listen(0, '127.0.0.1', () => {
        resolve(`127.0.0.1:${(this.server.address() as AddressInfo).port}`);
      });
    });
  }

  get isWaiting(): boolean {
    return this.waiting !== undefined;
  }

  /** Gives the invocation to the runtime, which is waiting. */
  give(headers: Readonly<Record<string, string>>, event: string): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(event),
      ...headers,
    });
    waiting?.end(event);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, url = '' } = request;
    const isOwn = url.startsWith(prefix) || (url === refusedPath && method === 'POST');
    if (!isOwn) return this.answerClient(request, response);
    request.on('error', () => undefined);
    // A web page must not receive a function's events.
    if (isFromPage(request)) return refuse(response, 403, 'Forbidden', 'Web pages may not call this.');
    if (url === refusedPath) return void this.refused(request, response);
    const path = url.slice(prefix.length);
    if (method === 'GET' && path === 'invocation/next') return this.next(response);
    if (method === 'POST' && path === 'init/error') return void this.initError(request, response);
    const [, requestId, kind] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (method !== 'POST' || kind === undefined)
      return refuse(response, 404, 'NotFound', `${method ?? ''} ${url} is not part of the Runtime API.`);
    void this.end(requestId!, kind === 'error', request, response);
  }

  private next(response: ServerResponse): void {
    if (this.coming > 0 && this.early === undefined) {
      this.early = response;
      return;
    }
    if (this.waiting !== undefined || this.listener.requestId !== undefined)
      return refuse(response, 403, 'InvalidStateTransition', 'This runtime has an invocation, or waits for one.');
    this.waiting = response;
    response.on('close', () => {
      if (this.waiting === response) this.waiting = undefined;
    });
    this.listener.ready();
  }

  private async refused(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await readReply(request, false);
    accept(response);
    if (reply?.text !== undefined) this.listener.refused(reply.text);
  }

  private async initError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await readReply(request, true);
    if (reply === undefined) return;
    accept(response);
    this.listener.cannotStart(reply);
  }

  private async end(
    requestId: string,
    isError: boolean,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    this.coming += 1;
    const reply = await readReply(request, isError);
    this.coming -= 1;
    if (reply !== undefined) this.take(requestId, reply, response);
    const { early } = this;
    this.early = undefined;
    if (early !== undefined) this.next(early);
  }

  private take(requestId: string, reply: RuntimeReply, response: ServerResponse): void {
    if (requestId !== this.listener.requestId)
      return refuse(response, 400, 'InvalidRequestID', 'This runtime has no such invocation.');
    if (reply.text === undefined) refuse(response, 413, 'RequestEntityTooLarge', tooLarge);
    else accept(response);
    this.listener.ended(reply);
  }
}

const tooLarge = `Exceeded maximum allowed payload size (${mostBytes} bytes).`;

function accept(response: ServerResponse): void {
  write(response, 202, { status: 'OK' });
}

function refuse(response: ServerResponse, status: number, errorType: string, errorMessage: string): void {
  write(response, status, { errorMessage, errorType });
}

function write(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** Does not keep a response that is too long. `undefined` if the connection was lost. */
function readReply(request: IncomingMessage, isError: boolean): Promise<RuntimeReply | undefined> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= mostBytes) chunks.push(chunk);
      else chunks = [];
    });
    request.on('end', () => {
      const { headers, trailers } = request;
      const text = length > mostBytes ? undefined : Buffer.concat(chunks).toString('utf8');
      const brokenBy = trailers[`${errorHeader}-type`];
      // A streamed response may still end with an error.
      if (brokenBy === undefined)
        resolve({ text, errorType: headers[`${errorHeader}-type`] as string | undefined, isError });
      else resolve({ text: decode(trailers[`${errorHeader}-body`]), errorType: brokenBy, isError: true });
    });
    request.on('close', () => resolve(undefined));
  });
}

function decode(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
