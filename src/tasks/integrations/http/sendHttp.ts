import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { SecureContext } from 'node:tls';
import { TextDecoder } from 'node:util';
import type { HttpWatch } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { readCertificateBundle } from '../endpoints/certificates';
import { connectionFault, isUnconnected, noAnswerOfAws } from '../endpoints/connectionFault';
import { answerLimit } from '../../../services/http';
import type { HttpTarget } from '../endpoints/Endpoint';
import type { IntegrationIo } from '../IntegrationIo';

export interface HttpCall {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
}

export interface HttpResult {
  readonly statusCode: number;
  readonly statusText: string;
  /** The names as received, sorted case-insensitively. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  /** Whether the body is not text, so that `body` is only what could be decoded. */
  readonly isUnreadable: boolean;
}

/** Where a request goes, and its caller: `State 'Ask'`. */
export interface HttpWay {
  readonly caller: string;
  readonly target: HttpTarget;
}

/**
 * Sends one request, without following redirects. Rejects with the fault if there is no response: with HarnessError if
 * a replacement for the task's own URL, or a server on this machine, does not listen.
 *
 * AWS: a task whose server does not respond fails with States.Http.Socket. This is kept for the task's own URL.
 */
export async function sendHttp(call: HttpCall, { caller, target }: HttpWay, io: IntegrationIo): Promise<HttpResult> {
  const bundle = /^https:/i.test(call.url) ? await readCertificateBundle() : undefined;
  try {
    return await send(call, bundle?.secureContext, io);
  } catch (error) {
    if (!isUnconnected(error as Error) || !(target.instead || isLoopback(call.url))) throw error;
    const usual = 'Start the server, correct the option';
    const { problem, remedy } = connectionFault(error as Error, call.url, bundle, usual);
    throw new HarnessError(
      `${caller} sends its request to ${target.url} (${target.namedBy}), which ${problem}\n` +
        `${remedy}, or mock the state.\n${noAnswerOfAws}`,
    );
  }
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(?:127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/.test(hostname);
}

function send(
  { url, method, headers, body }: HttpCall,
  secureContext: SecureContext | undefined,
  io: IntegrationIo,
): Promise<HttpResult> {
  const { protocol, host } = new URL(url);
  const raw = ['Host', host, ...headers.flat()];
  if (body !== undefined) raw.push('Content-Length', String(Buffer.byteLength(body)));
  return new Promise((resolve, reject) => {
    const begin = protocol === 'https:' ? httpsRequest : httpRequest;
    const trust = secureContext && { secureContext };
    const request = begin(url, { method, headers: raw, agent: false, ...trust }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        limit.cancel();
        resolve({
          statusCode: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          headers: groupHeaders(response.rawHeaders),
          ...readBody(Buffer.concat(chunks), response.headers['content-type']),
        });
      });
    });
    const fail = (error: Error): void => {
      limit.cancel();
      request.destroy();
      reject(error);
    };
    const { seconds, failure } = answerLimit;
    const limit = io.afterRealMs(seconds * 1000, { expire: () => fail(new Error(failure.cause)) });
    io.onAbandon(() => fail(new Error('the task was abandoned')));
    request.on('error', fail);
    request.end(body);
  });
}

/** A body as a string, decoded with the charset of its content type; with UTF-8 if that is unknown. */
function readBody(bytes: Buffer, contentType = ''): Pick<HttpResult, 'body' | 'isUnreadable'> {
  const [, charset = 'utf-8'] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
  try {
    return { body: decoderOf(charset).decode(bytes), isUnreadable: false };
  } catch {
    return { body: bytes.toString(), isUnreadable: true };
  }
}

function decoderOf(charset: string): TextDecoder {
  const options = { fatal: true, ignoreBOM: true };
  try {
    return new TextDecoder(charset, options);
  } catch {
    return new TextDecoder('utf-8', options);
  }
}

function groupHeaders(raw: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const groups = new Map<string, { name: string; values: string[] }>();
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!;
    const group = groups.get(name.toLowerCase()) ?? { name, values: [] };
    group.values.push(raw[i + 1]!);
    groups.set(name.toLowerCase(), group);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([, { name, values }]) => [name, values]));
}

/** Like `sendHttp`; reports the request, as `shown`, and the whole response. */
export async function sendWatched(
  call: HttpCall,
  shown: HttpCall,
  watch: HttpWatch,
  way: HttpWay,
  io: IntegrationIo,
): Promise<HttpResult> {
  const request = { method: shown.method, url: shown.url, headers: shown.headers, body: shown.body };
  try {
    const result = await sendHttp(call, way, io);
    const { statusCode, statusText: statusMessage, body } = result;
    const headers = Object.entries(result.headers).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    );
    watch.hear({ request, response: { statusCode, statusMessage, headers, body } });
    return result;
  } catch (error) {
    watch.hear({ request });
    throw error;
  }
}
