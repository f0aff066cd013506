import { andThen, isPending } from '../../util/pending';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../service/Service';
import { jacksonMessage } from '../../util/jacksonMessage';
import { bodyTooLarge, unknownOperation, unreadableBody, writeErrorReply, writeJson } from './errorReply';
import { BodyTooLargeError, maxBodyBytes, readBody } from './readBody';
import { accountForm } from '../control/accounts/Accounts';
import { credentialScope } from '../control/accounts/credentialScope';
import { newRequestId } from '../store/ids';

/** The header of a harness's own calls, which no quota counts. */
export const harnessHeader = 'X-Stepmill-Harness';

const targetPrefix = 'AWSStepFunctions.';

/**
 * Handles a request of the AWS JSON 1.0 protocol: a POST whose `X-Amz-Target` names the operation. No framework is
 * involved. `isOwn`: the service belongs only to the caller's account.
 */
export function handleAwsRequest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  isOwn = false,
): void {
  const requestId = newRequestId();
  readBody(request, (error, text) => {
    if (error !== undefined) {
      // The rest of the body must not be read as another request.
      response.shouldKeepAlive = false;
      const isTooLarge = error instanceof BodyTooLargeError;
      return writeErrorReply(
        response,
        requestId,
        isTooLarge ? bodyTooLarge(maxBodyBytes) : unreadableBody(error.message),
      );
    }
    const fail = (failure: unknown): void => {
      // The caller may ignore it, so it is recorded for the report of errors. A harness reports its own calls itself.
      if (HarnessError.is(failure) && !isOfHarness(request)) service.mistakes.add(failure);
      writeErrorReply(response, requestId, failure);
    };
    try {
      const name = readTarget(request);
      const call = (): object | Promise<object> => {
        const caller = new RequestCaller(service, request, response, isOwn);
        const by = isOfHarness(request) ? 'harness' : 'client';
        const output = service.life.callAmongOthers(by, name, parseBody(text), caller);
        const written = (there: object): object | Promise<object> => service.whenCallWritten(name, there);
        return andThen(output, written);
      };
      const answer = andThen(service.life.beforeCall(name), call);
      if (isPending(answer)) answer.then((late) => writeJson(response, 200, requestId, late)).catch(fail);
      else writeJson(response, 200, requestId, answer);
    } catch (failure) {
      fail(failure);
    }
  });
}

function isOfHarness({ headers }: IncomingMessage): boolean {
  return headers['x-stepmill-harness'] !== undefined;
}

function readTarget({ method, headers }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  if (method !== 'POST') throw unknownOperation(`The method must be POST, not ${method}`, 404);
  if (typeof target !== 'string') throw unknownOperation('The header X-Amz-Target is missing');
  if (!target.startsWith(targetPrefix)) throw unknownOperation(`Unknown operation: ${target}`);
  return target.slice(targetPrefix.length);
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody(jacksonMessage(text).message);
  }
}

/**
 * The caller of an HTTP request. The region is the one in its signature. An access key id of twelve digits is its
 * account, as in many emulators. A service of one account decides itself which account its ARNs have.
 */
class RequestCaller {
  readonly accountId: string;
  readonly region: string;
  readonly traceHeader: string | undefined;
  private controller: AbortController | undefined;

  constructor(
    service: Service,
    { headers }: IncomingMessage,
    private readonly response: ServerResponse,
    isOwn = false,
  ) {
    const scope = credentialScope(headers.authorization);
    const isAccount = !isOwn && scope !== undefined && accountForm.test(scope.accessKeyId);
    this.accountId = isAccount ? scope.accessKeyId : service.accountId;
    this.region = scope?.region ?? service.region;
    const trace = headers['x-amzn-trace-id'];
    this.traceHeader = typeof trace === 'string' ? trace : undefined;
  }

  /** Aborts when the connection ends before the response. Created on first use: few operations wait. */
  get signal(): AbortSignal {
    if (this.controller === undefined) {
      const controller = new AbortController();
      this.controller = controller;
      this.response.once('close', () => controller.abort());
    }
    return this.controller.signal;
  }
}
