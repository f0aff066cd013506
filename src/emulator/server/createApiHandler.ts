import type { IncomingMessage, ServerResponse } from 'node:http';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../service/Service';
import type { ApiAnswer } from '../starts/apis/ApiCall';
import type { ServedRequest } from '../starts/apis/serveApi';
import type { UnknownApiError } from '../starts/apis/UnknownApiError';
import { defectMessage } from './errorReply';
import { BodyTooLargeError, readBody } from './readBody';

/** AWS: quotas of API Gateway, "Payload size". */
const mostBytes = 10 * 1024 * 1024;

/** Answers requests to the APIs that files declare: `/_api/NAME/STAGE/path`, and `/_api/NAME/path` without a stage. */
export function createApiHandler(service: Service): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    readBody(
      request,
      (error, body) => {
        if (error !== undefined) {
          // The rest of the body must not be read as another request.
          response.shouldKeepAlive = false;
          const [status, message] =
            error instanceof BodyTooLargeError ? [413, 'Request Too Long'] : [400, error.message];
          return write(response, { status, headers: json, body: JSON.stringify({ message }) });
        }
        answer(service, request, body)
          .then((answered) => write(response, answered))
          // A mapping may also make headers that HTTP does not allow.
          .catch((failure: unknown) => write(response, failed(service, failure)));
      },
      mostBytes,
    );
  };
}

const json = { 'content-type': 'application/json' };

async function answer(service: Service, request: IncomingMessage, body: string): Promise<ApiAnswer> {
  const { method = 'GET', url = '/', rawHeaders, socket } = request;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, api = '', path = ''] = /^\/_api\/([^/]*)([^]*)$/.exec(pathname) ?? [];
  const headers: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at]!, rawHeaders[at + 1]!]);
  const served: ServedRequest = {
    api: decoded(api),
    method,
    path: path === '' ? '/' : path,
    query: [...searchParams],
    headers: Object.fromEntries(headers),
    body,
    sourceIp: socket.remoteAddress,
  };
  await service.life.beforeCall('');
  return service.callStarts({ op: 'serveApi', request: served });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Mistakes of the tester are listed, because a caller of the API may ignore them. */
function failed(service: Service, failure: unknown): Pick<ApiAnswer, 'status' | 'headers' | 'body'> {
  const mistake = mistakeOf(failure);
  if (mistake !== undefined) service.mistakes.add(mistake);
  const message = mistake?.message ?? defectMessage(failure);
  const { status = 500 } = (mistake ?? {}) as Partial<UnknownApiError>;
  return { status, headers: json, body: JSON.stringify({ message }) };
}

function mistakeOf(failure: unknown): HarnessError | undefined {
  if (HarnessError.is(failure)) return failure;
  const { code, message } = failure as { readonly code?: string; readonly message?: string };
  const isHeader = code === 'ERR_INVALID_CHAR' || code === 'ERR_INVALID_HTTP_TOKEN';
  return isHeader
    ? new HarnessError(`The mapping of the response makes what HTTP does not allow. ${message!}.`)
    : undefined;
}

/** Headers that belong to the connection, whatever a mapping says. */
const ofConnection = new Set(['connection', 'content-length', 'transfer-encoding', 'upgrade', 'trailer']);

/** Writes nothing if the caller has disconnected. */
function write(
  response: ServerResponse,
  { status, headers, body, why }: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'why'>,
): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body);
  const told = why === undefined ? {} : { 'x-stepmill-why': why.replace(/[^\x20-\x7e]/g, '?') };
  const own = Object.entries(headers).filter(([name]) => !ofConnection.has(name));
  response.writeHead(status, { ...Object.fromEntries(own), ...told, 'content-length': bytes.length });
  response.end(bytes);
}
