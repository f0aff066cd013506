import {
  type SessionOptions,
  otherProtocol,
  plainNumbers,
  sessionPath,
  sessionProtocol,
  type SessionAnswers,
  type FromHarness,
  type FromServer,
  type Question,
} from '../../../emulator/server/session/messages';
import type { Clock } from '../../../clock/Timeline';
import { defaultAccountId, type ServiceOptions } from '../../../emulator/service/ServiceOptions';
import type { Socket } from 'node:net';
import { protocolOf } from './protocol';
import { HarnessError } from '../../../errors/HarnessError';
import { LineChannel } from '../../../emulator/server/session/LineChannel';

interface OpenSession {
  readonly client: SessionClient;
  /** The account of the service that the server keeps for the harness. */
  readonly accessKeyId: string;
}

interface Beginning {
  /** The options of the service. */
  readonly options: () => SessionOptions;
  readonly hear: (message: News) => void;
  /** What must be done before the first request to the service. */
  readonly prepare: (accessKeyId: string) => Promise<void>;
}

/** The session of a harness with its server. It begins with the first request. */
export class Session {
  private opening: Promise<OpenSession> | undefined;

  constructor(
    private readonly url: URL,
    private readonly beginning: Beginning,
  ) {}

  open(): Promise<OpenSession> {
    return (this.opening ??= this.begin());
  }

  /** Its client, if the session has begun and the server is still there. */
  async client(): Promise<SessionClient | undefined> {
    return (await this.opening?.catch(() => undefined))?.client;
  }

  /** Calls this with the client, if the session has begun. */
  use(action: (client: SessionClient) => void): void {
    void this.opening?.then(
      ({ client }) => action(client),
      // The caller gets the reason why there is no session.
      () => undefined,
    );
  }

  async close(): Promise<void> {
    const client = this.client();
    this.opening = undefined;
    (await client)?.close();
  }

  private async begin(): Promise<OpenSession> {
    const { options, hear, prepare } = this.beginning;
    const client = await SessionClient.connect(this.url, hear);
    const { accessKeyId } = await client.ask({ ask: 'open', options: options() });
    await prepare(accessKeyId);
    return { client, accessKeyId };
  }
}

/** Messages of the server that do not answer a question. */
export type News = Exclude<FromServer, { question: number }>;

interface Asker {
  resolve(answered: never): void;
  reject(error: Error): void;
}

/** The harness's end of a session with a server. It keeps the process running only while a request is open. */
class SessionClient {
  private readonly endpoint: URL;
  private readonly socket: Socket;
  private readonly channel: LineChannel;
  private readonly askers = new Map<number, Asker>();
  private lastQuestion = 0;
  private isClosed = false;
  private failure: unknown;

  private constructor(endpoint: URL, socket: Socket, onNews: (message: News) => void) {
    this.endpoint = endpoint;
    this.socket = socket;
    this.channel = new LineChannel(
      socket,
      (message) => this.hear(message as FromServer, onNews),
      (failure) => this.lost(failure),
    );
    socket.unref();
  }

  /** Rejects with a HarnessError that says what is at the endpoint instead of a Stepmill server. */
  static async connect(endpoint: URL, onNews: (message: News) => void): Promise<SessionClient> {
    return new SessionClient(endpoint, await upgrade(endpoint), onNews);
  }

  ask<What extends Question>(what: What): Promise<SessionAnswers[What['ask']]> {
    const question = ++this.lastQuestion;
    return new Promise((resolve, reject) => {
      if (this.isClosed) return reject(this.lossError());
      this.askers.set(question, { resolve, reject });
      this.socket.ref();
      this.channel.send({ question, what });
    });
  }

  /** Whether an open request keeps the process running, until the next request. */
  hold(keeps: boolean): void {
    if (keeps && this.askers.size > 0) this.socket.ref();
    else this.socket.unref();
  }

  send(message: FromHarness): void {
    this.channel.send(message);
  }

  close(): void {
    this.channel.close();
  }

  private hear(message: FromServer, onNews: (message: News) => void): void {
    if (!('question' in message)) return onNews(message);
    const asker = this.askers.get(message.question);
    this.askers.delete(message.question);
    if (this.askers.size === 0) this.socket.unref();
    if ('answered' in message) asker?.resolve(plainNumbers(message).answered as never);
    else asker?.reject(new HarnessError(message.refused.message));
  }

  private lost(failure: unknown): void {
    this.isClosed = true;
    this.failure = failure;
    for (const { reject } of this.askers.values()) reject(this.lossError());
    this.askers.clear();
  }

  private lossError(): HarnessError {
    const error = new HarnessError(`The connection with the Stepmill server at ${this.endpoint.origin} has ended.`);
    return Object.assign(error, { cause: this.failure });
  }
}

function upgrade(endpoint: URL): Promise<Socket> {
  const token = process.env['STEPMILL_TOKEN'];
  const headers = {
    Connection: 'Upgrade',
    Upgrade: sessionProtocol,
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void => reject(new HarnessError(`${why} ${advice}`));
    const request = protocolOf(endpoint).request(new URL(sessionPath, endpoint), { headers, agent: false });
    request.on('upgrade', (_response, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 400 && otherProtocol.test(text))
          return reject(new HarnessError(otherVersion(endpoint)));
        refuse(
          `At ${endpoint.origin} there is no Stepmill server: it answered ${response.statusCode!} ${text.slice(0, 200)}.`,
        );
      });
    });
    request.on('error', (error) =>
      refuse(`No Stepmill server can be reached at ${endpoint.origin} (${error.message}).`),
    );
    request.end();
  });
}

const advice =
  'Start one (npx stepmill start --port 8083) and set STEPMILL_ENDPOINT=http://127.0.0.1:8083, or unset STEPMILL_ENDPOINT to run the tests in their own process.';

function otherVersion({ origin }: URL): string {
  return (
    `The Stepmill server at ${origin} has another version than the test, so they cannot work together. ` +
    "Start the server with the test's version (npx stepmill start in the same project)."
  );
}

/** The options with which the server creates a harness's service. */
export function sessionOptions(options: ServiceOptions, region: string, clock: Clock): SessionOptions {
  const { time, startTime, schedules, seed, quotas, keep, deliverEvents, accountId = defaultAccountId } = options;
  // A manual clock stands still, so it must start at our time.
  const start = time === 'manual' ? clock.now() : startTime;
  return { time, startTime: start, schedules, seed, quotas, keep, deliverEvents, accountId, region };
}
