import { objectOf, readJson, toCompactText, type Json } from '../../../util/json';
import { fromStepFunctions, toStepFunctions } from '../../../services/schemas/apiMembers';
import { actionSchema } from '../../../services/schemas/serviceSchema';
import { actionOf, type Protocol } from './WireCall';

/**
 * AWS JSON 1.0 and 1.1, which most services use: the operation is in a header, everything else in the body. Without the
 * service's client package, members keep the API's names.
 */
export const jsonProtocol: Protocol = async (request, call, { ask, requestId }) => {
  const action = actionOf(call);
  const headers = {
    'x-amzn-RequestId': requestId,
    'Content-Type': request.headers['content-type'] ?? 'application/x-amz-json-1.0',
  };
  const given = readBody(request.body);
  if (given === undefined) {
    const body = JSON.stringify({ __type: 'SerializationException', message: 'The body is not JSON' });
    return { statusCode: 400, headers, body };
  }
  const schema = actionSchema(call.service, action);
  const answer = await ask(action, objectOf(toStepFunctions(given, schema?.input)));
  if ('output' in answer) {
    return { statusCode: 200, headers, body: toCompactText(fromStepFunctions(answer.output, schema?.output)) };
  }
  const { code, queryCode, message, statusCode } = answer.exception;
  const isCompatible = call.service === 'sqs';
  return {
    statusCode,
    // Includes the older protocol's code, for clients that check it.
    headers: {
      ...headers,
      ...(isCompatible && { 'x-amzn-query-error': `${queryCode};${statusCode < 500 ? 'Sender' : 'Receiver'}` }),
    },
    body: JSON.stringify({ __type: isCompatible ? `com.amazonaws.sqs#${code}` : code, message }),
  };
};

function readBody(body: Buffer): Json | undefined {
  try {
    return body.length === 0 ? {} : readJson(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
