import type http from 'node:http';
import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError } from '../../../errors/ServiceError';
import { harnessHeader } from '../../../emulator/server/handleAwsRequest';
import { answersAfterOthers } from '../../../emulator/operations/operations';
import { controlRoot, controlVersion } from '../../../emulator/control/Control';
import { printJson } from '../../../util/ExactNumber';
import type { Reply } from '../../../contract/ApiCaller';
import { protocolOf } from './protocol';

/** Errors of the control API that are not AWS exceptions. */
const ownCodes = ['BadRequest', 'NotFound', 'Forbidden', 'TooLarge', 'HarnessError', 'InternalFailure'];

/** The control API has rejected a request. */
export class ControlRefusal extends HarnessError {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Calls the Step Functions API of a server (AWS JSON 1.0). It is faster than an SDK: a test makes hundreds of calls.
 */
export class ApiClient {
  private readonly agent: http.Agent;
  private lastCall: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly endpoint: URL,
    private readonly region: string,
  ) {
    this.agent = new (protocolOf(endpoint).Agent)({ keepAlive: true });
  }

  /**
   * Calls are made one after the other, as in the test's own process, except that a call which waits for another client
   * does not block the others. Rejects with ServiceError, as a call in the same process does, and with HarnessError.
   */
  call(accessKeyId: () => Promise<string>, operation: string, input: object): Promise<Reply> {
    const call = (): Promise<Reply> => this.callNow(accessKeyId, operation, input);
    if (answersAfterOthers(operation)) return call();
    const answer = this.lastCall.then(call, call);
    this.lastCall = answer;
    return answer;
  }

  /** No call begins until this has settled. */
  callAfter(work: Promise<unknown>): void {
    this.lastCall = Promise.allSettled([this.lastCall, work]);
  }

  private async callNow(accessKeyId: () => Promise<string>, operation: string, input: object): Promise<Reply> {
    const { status, text } = await this.send(await accessKeyId(), operation, JSON.stringify(input));
    const reply = parse(text, this.endpoint, operation);
    if (status === 200) return reply;
    throw toError(status, reply);
  }

  /** A request of the control API. Rejects with ControlRefusal, and with ServiceError for exceptions of the Step Functions API. */
  async control(account: string, method: string, path: string, body?: object): Promise<Reply> {
    const token = process.env['STEPMILL_TOKEN'];
    const text = body === undefined ? '' : printJson(body);
    const answer = await this.request(
      new URL(`${controlRoot}/${controlVersion}/accounts/${account}${path}`, this.endpoint),
      method,
      {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      text,
    );
    const reply = parse(answer.text, this.endpoint, `${method} ${path}`);
    if (answer.status === 200) return reply;
    const { code, message } = reply as { code?: string; message?: string };
    if (code !== undefined && !ownCodes.includes(code)) throw new ServiceError(code, message ?? '', {}, answer.status);
    throw new ControlRefusal(answer.status, message ?? answer.text.slice(0, 200));
  }

  close(): void {
    this.agent.destroy();
  }

  private send(accessKeyId: string, operation: string, body: string): Promise<{ status: number; text: string }> {
    const scope = `${accessKeyId}/20300101/${this.region}/states/aws4_request`;
    const headers = {
      [harnessHeader]: '1',
      'X-Amz-Target': `AWSStepFunctions.${operation}`,
      'Content-Type': 'application/x-amz-json-1.0',
      'Content-Length': Buffer.byteLength(body),
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    };
    return this.request(this.endpoint, 'POST', headers, body);
  }

  private request(
    url: URL,
    method: string,
    headers: http.OutgoingHttpHeaders,
    body: string,
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const request = protocolOf(url).request(url, { method, agent: this.agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text }));
        response.on('error', reject);
      });
      request.on('error', ({ message }) =>
        reject(new HarnessError(`The Stepmill server at ${this.endpoint.origin} does not respond: ${message}`)),
      );
      request.end(body);
    });
  }
}

/**
 * Makes calls one after the other, as in the test's own process, except that a call which waits for another client does
 * not block the others. Rejects with ServiceError, like a call in the same process, and with HarnessError.
 */
export function readEndpoint(endpoint: string): URL {
  if (URL.canParse(endpoint)) {
    const url = new URL(endpoint);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  }
  throw new HarnessError(
    `STEPMILL_ENDPOINT is the URL of a Stepmill server, like http://127.0.0.1:8083, not '${endpoint}'.`,
  );
}

function parse(text: string, endpoint: URL, operation: string): Reply {
  try {
    return JSON.parse(text) as Reply;
  } catch {
    throw new HarnessError(`${endpoint.href} answered ${operation} without JSON: ${text.slice(0, 200)}`);
  }
}

function toError(status: number, { __type = '', message, ...members }: Reply): Error {
  const code = (__type as string).replace(/^.*#/, '');
  const text = typeof message === 'string' ? message : '';
  if (__type === 'Stepmill#HarnessError') return new HarnessError(text);
  return new ServiceError(code, text, members as Record<string, string>, status);
}
