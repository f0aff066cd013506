import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '../../../errors/ServiceError';
import { jacksonMessage } from '../../../util/jacksonMessage';
import { readJson, type Json } from '../../../util/json';
import type { Service } from '../../service/Service';
import { newRequestId } from '../../store/ids';
import { BodyTooLargeError, maxBodyBytes, readBody } from '../readBody';
import { bodyTooLarge, errorReply, unreadableBody, writeJson } from '../errorReply';

/** The prefix of `X-Amz-Target` for EventBridge. */
const prefix = 'AWSEvents.';

/** Handles a request of EventBridge's API, in the AWS JSON 1.1 protocol. */
export function handleEventsRequest(service: Service, request: IncomingMessage, response: ServerResponse): void {
  const requestId = newRequestId();
  const operation = String(request.headers['x-amz-target']).slice(prefix.length);
  const answer = (status: number, body: object): void => writeJson(response, status, requestId, body, '1.1');
  const fail = (error: unknown): void => {
    if (!ServiceError.is(error)) {
      const { status, body } = errorReply(error);
      return answer(status, body);
    }
    answer(error.statusCode, { __type: error.code, message: error.message });
  };
  readBody(request, (error, text) => {
    if (error !== undefined) {
      response.shouldKeepAlive = false;
      return fail(error instanceof BodyTooLargeError ? bodyTooLarge(maxBodyBytes) : unreadableBody(error.message));
    }
    try {
      answer(200, service.callStarts({ op: 'eventBridge', operation, input: parse(text) }));
    } catch (failure) {
      fail(failure);
    }
  });
}

function parse(text: string): Json {
  try {
    return readJson(text);
  } catch {
    throw unreadableBody(jacksonMessage(text).message);
  }
}
