import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { HarnessError } from '../../../errors/HarnessError';
import { answerRequest, type Client } from './answerRequest';
import { signedScope } from './findRequestedCall';
import { isFromPage } from './isFromPage';
import type { WireAnswer, WireRequest } from './WireCall';
import { element } from './xml';

/** The maximum size of a body: an S3 object may be large. */
const mostBytes = 256 * 1024 * 1024;

/** Returns a request of an AWS client in a handler, whichever server it arrives at. */
export function answerHttp(request: IncomingMessage, response: ServerResponse, client: Client): void {
  // A web page must not make calls in a handler's name.
  if (isFromPage(request)) {
    request.resume();
    return write(response, failure(request, 403, 'Forbidden', 'Web pages cannot call this.', client.requestId));
  }
  void answer(request, response, client);
}

async function answer(request: IncomingMessage, response: ServerResponse, client: Client): Promise<void> {
  const { calls, fail, requestId } = client;
  try {
    const read = await readRequest(request);
    // A client that has disconnected gets no response.
    if (read !== undefined) write(response, await answerRequest(read, client));
  } catch (error) {
    if (!HarnessError.is(error)) calls.mistake(error, fail);
    const code = HarnessError.is(error) ? 'HarnessError' : 'InternalFailure';
    const message = error instanceof Error ? error.message : String(error);
    // SDKs would retry for a status above 499, and get the same response.
    write(response, failure(request, 400, code, message, requestId));
  }
}

/** `undefined` if the connection was lost. */
async function readRequest(request: IncomingMessage): Promise<WireRequest | undefined> {
  const { method = 'GET', url: path = '/', headers } = request;
  const body = await readContent(request);
  if (body === undefined) return undefined;
  const single = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  // S3 objects are not decoded.
  const isPlain = headers['content-encoding'] !== 'gzip' || headers['x-amz-target'] === undefined;
  return { method, path, headers: Object.fromEntries(single), body: isPlain ? body : gunzipSync(body) };
}

function readContent(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > mostBytes) reject(new HarnessError(`The body of a request has more than ${mostBytes} bytes.`));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}

function write(response: ServerResponse, { statusCode, headers, body }: WireAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const content = Buffer.from(body as Uint8Array);
  const length = statusCode === 204 ? {} : { 'Content-Length': content.length };
  response.writeHead(statusCode, { ...length, ...headers });
  response.end(content);
}

/** Services with a REST-XML protocol, by their signing names. */
const speakXml = new Set(['s3', 's3express', 's3-outposts', 'route53', 'cloudfront']);

/** In the form in which the client parses errors: JSON or XML. */
function failure(
  { headers, url = '/' }: IncomingMessage,
  statusCode: number,
  code: string,
  message: string,
  requestId: string,
): WireAnswer {
  const isQuery = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const { service = 's3' } = signedScope({ path: url, headers: { authorization: headers.authorization } }) ?? {};
  const isJson = headers['x-amz-target'] !== undefined || (!isQuery && !speakXml.has(service));
  const common = { 'x-amzn-RequestId': requestId, 'x-amzn-ErrorType': code };
  if (isJson) {
    const body = JSON.stringify({ __type: code, message });
    return { statusCode, headers: { ...common, 'Content-Type': 'application/x-amz-json-1.0' }, body };
  }
  const error = `${element('Code', code)}${element('Message', message)}`;
  const body = isQuery
    ? `<ErrorResponse><Error><Type>Sender</Type>${error}</Error>${element('RequestId', requestId)}</ErrorResponse>`
    : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}${element('RequestId', requestId)}</Error>`;
  return { statusCode, headers: { ...common, 'Content-Type': 'application/xml' }, body };
}
