import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from '../control/accounts/Accounts';
import type { ServerOwner } from '../control/ServerOwner';
import { runControl } from '../control/runControl';
import { badRequest, ControlError, notFound } from '../control/ControlError';
import { type ControlRoutes, controlRoot } from '../control/Control';
import { ControlTable } from '../control/ControlTable';
import type { Service } from '../service/Service';
import { printJson } from '../../util/ExactNumber';
import { jacksonMessage } from '../../util/jacksonMessage';
import { parseJson } from '../../util/json';
import { defectMessage } from './errorReply';
import type { RequestGuard } from './guard/RequestGuard';
import { BodyTooLargeError, readBody } from './readBody';

export { loadLibrary } from '../control/schema/checkSchema';

/** Bodies may be S3 objects. */
const mostBytes = 32 * 1024 * 1024;

/** What a server answers requests for its control API with. */
export interface ControlDesk {
  readonly service: Service;
  readonly accounts: Accounts;
  readonly guard: RequestGuard;
  readonly owner?: ServerOwner | undefined;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers requests of the control API that come from this machine or have the token.
 *
 * @param added routes of features
 */
export function createControlHandler(desk: ControlDesk, added?: ControlRoutes): Handler {
  const table = new ControlTable(added);
  return (request, response) => {
    const why = desk.guard.whyNoAdmin(request);
    if (why !== undefined) {
      request.resume();
      return refuse(response, new ControlError(403, 'Forbidden', why));
    }
    readBody(
      request,
      (error, given) => {
        if (error !== undefined) {
          // The rest of the body must not be read as another request.
          response.shouldKeepAlive = false;
          return refuse(
            response,
            error instanceof BodyTooLargeError ? tooLarge : badBody(error.message.replace('The body ', '') + '.'),
          );
        }
        // Some editors write a byte order mark.
        const text = given.replace(/^\uFEFF/, '');
        answer(desk, table, request, response, text).then(
          (answered) => write(response, 200, answered),
          (failure: unknown) => refuse(response, failure),
        );
      },
      mostBytes,
    );
  };
}

const tooLarge = new ControlError(413, 'TooLarge', `The body of a request may have ${mostBytes} bytes at most.`);

function badBody(message: string): ControlError {
  return badRequest([{ in: 'body', pointer: '', message }]);
}

async function answer(
  { service: shared, accounts, owner }: ControlDesk,
  table: ControlTable,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<object> {
  const { method = '', url = '' } = request;
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const found = table.find(method, pathname.slice(controlRoot.length));
  if (!('control' in found)) throw unknownRoute(method, pathname, found.methods);
  const { control, account, path } = found;
  const service = account === undefined ? shared : accounts.own(account);
  const context = {
    service,
    accounts,
    table: table.controls,
    // Created on first use: few routes wait.
    get signal() {
      const gone = new AbortController();
      if (response.closed) gone.abort();
      else response.once('close', () => gone.abort());
      return gone.signal;
    },
    ...(text !== '' && { exactBody: exact(text) }),
    owner,
    afterAnswer: (action: () => void) => void response.once('close', action),
  };
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  // All routes may show executions, so they have to be resumed first.
  await service.life.beforeCall('');
  const { scheduler } = service.inside.engine;
  const answered = scheduler.share(() => runControl(control, context, { path, query: searchParams, body }));
  return service.whenWritten(await answered, method === 'GET');
}

/** Throws ControlError for text that is not JSON. */
function exact(text: string): unknown {
  try {
    JSON.parse(text);
    return parseJson(text);
  } catch {
    throw badBody(`is not JSON: ${jacksonMessage(text).message}`);
  }
}

function unknownRoute(method: string, path: string, methods: readonly string[]): ControlError {
  const there = methods.length === 0 ? '' : ` There is ${methods.join(', ')}.`;
  return notFound(`There is no ${method} ${path.slice(0, 300)}.${there} GET /_stepmill/openapi.json lists the routes.`);
}

function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof ControlError))
    return write(response, 500, { message: defectMessage(error), code: 'InternalFailure' });
  const { status, code, message, faults } = error;
  write(response, status, { message, code, ...(faults !== undefined && { faults }) });
}

/** Writes nothing if the caller has disconnected. */
function write(response: ServerResponse, status: number, answered: object): void {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(printJson(answered));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}
