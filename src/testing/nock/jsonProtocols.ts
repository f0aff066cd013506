import { ServiceError, wireBody } from '../../errors/ServiceError';
import type { Protocol } from './WireCall';
import { HarnessError } from '../../errors/HarnessError';
import type { JsonObject } from '../../util/json';
import { callService } from './callService';

/** Step Functions speaks AWS JSON 1.0; its operations are the emulator's own. */
export const statesProtocol: Protocol = async (call, answerer) => {
  const operation = /^AWSStepFunctions\.(\w+)$/.exec(call.headers['x-amz-target'] ?? '')?.[1] ?? '';
  const headers = jsonHeaders(answerer);
  try {
    const input = JSON.parse(call.body === '' ? '{}' : call.body) as unknown;
    const output = await answerer.operation(operation, input, call);
    return { statusCode: 200, headers, body: JSON.stringify(output ?? {}) };
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    return { statusCode: error.statusCode, headers, body: JSON.stringify(wireBody(error)) };
  }
};

/** SQS speaks AWS JSON 1.0: the operation stands in a header, the rest in the body. */
export const sqsProtocol: Protocol = async (call, answerer) => {
  const operation = /^AmazonSQS\.(\w+)$/.exec(call.headers['x-amz-target'] ?? '')?.[1];
  if (operation === undefined) {
    throw new HarnessError(
      'Stepmill speaks the JSON protocol of SQS at the wire, and this client has sent a request of the older query ' +
        'protocol. Use @aws-sdk/client-sqs 3.446 or later.',
    );
  }
  const action = operation.slice(0, 1).toLowerCase() + operation.slice(1);
  const answer = await callService(action, JSON.parse(call.body) as JsonObject, call, answerer);
  const headers = jsonHeaders(answerer);
  if ('output' in answer) return { statusCode: 200, headers, body: JSON.stringify(answer.output) };
  const { code, queryCode, message, statusCode } = answer.failure;
  return {
    statusCode,
    // The older protocol's code comes along, for clients that go by it.
    headers: { ...headers, 'x-amzn-query-error': `${queryCode};${statusCode < 500 ? 'Sender' : 'Receiver'}` },
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
  };
};

function jsonHeaders(answerer: Parameters<Protocol>[1]): Readonly<Record<string, string>> {
  return { 'x-amzn-RequestId': answerer.requestId(), 'Content-Type': 'application/x-amz-json-1.0' };
}
