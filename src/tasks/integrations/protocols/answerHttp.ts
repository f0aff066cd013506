import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { HarnessError } from '../../../errors/HarnessError';
import { answerRequest, type Client } from './answerRequest';
import type { WireAnswer, WireRequest } from './WireCall';
import { element } from './xml';

/** The longest body that is taken: an object of S3 may be long. */
const mostBytes = 256 * 1024 * 1024;

/** Answers a request that an AWS client in a handler sends, on whichever server it arrives. */
export function answerHttp(request: IncomingMessage, response: ServerResponse, client: Client): void {
  // A page in a browser must not call in a handler's name.
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) {
    request.resume();
    return write(response, failure(request, 403, 'Forbidden', 'Web pages cannot call this.', client.requestId));
  }
  readRequest(request).then(
    async (read) => write(response, await answerRequest(read, client)),
  ).catch((error: unknown) => {
    const name = HarnessError.is(error) ? 'HarnessError' : 'InternalFailure';
    // SDKs would send the request again for a status above 499, and be answered the same.
    write(response, failure(request, 400, name, error instanceof Error ? error.message : String(error), client.requestId));
    if (!HarnessError.is(error)) client.calls.mistake(error, client.fail);
  });
}

class BrokenOff extends Error {}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const { method = 'GET', url = '/', headers } = request;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw new HarnessError(`The body of a request has more than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  if (!request.complete) throw new BrokenOff();
  const single = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const read = { method, path: url, headers: Object.fromEntries(single), body: Buffer.concat(chunks) };
  const isPlain = headers['content-encoding'] !== 'gzip' || headers['x-amz-target'] === undefined;
  return isPlain ? read : { ...read, body: gunzipSync(read.body) };
}

function write(response: ServerResponse, { statusCode, headers, body }: WireAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const content = Buffer.from(body as Uint8Array);
  const length = statusCode === 204 ? {} : { 'Content-Length': content.length };
  response.writeHead(statusCode, { ...length, ...headers });
  response.end(content);
}

/** In the form in which the client reads errors: JSON for services that speak it, else XML. */
function failure(
  { headers }: IncomingMessage,
  statusCode: number,
  code: string,
  message: string,
  requestId: string,
): WireAnswer {
  const isJson = headers['x-amz-target'] !== undefined || headers['content-type']?.includes('json') === true;
  const common = { 'x-amzn-RequestId': requestId, 'x-amzn-ErrorType': code };
  if (isJson) {
    const body = JSON.stringify({ __type: code, message });
    return { statusCode, headers: { ...common, 'Content-Type': 'application/x-amz-json-1.0' }, body };
  }
  const error = `${element('Code', code)}${element('Message', message)}`;
  const isQuery = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const body = isQuery
    ? `<ErrorResponse><Error><Type>Sender</Type>${error}</Error>${element('RequestId', requestId)}</ErrorResponse>`
    : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}${element('RequestId', requestId)}</Error>`;
  return { statusCode, headers: { ...common, 'Content-Type': 'application/xml' }, body };
}
