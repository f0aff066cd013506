import { ServiceError } from '../../errors/ServiceError';
import type { Protocol } from './WireCall';

const modelPackage = 'com.amazonaws.swf.service.v2.model';

/** Step Functions speaks AWS JSON 1.0; its operations are the emulator's own. */
export const statesProtocol: Protocol = async (call, answerer) => {
  const operation = /^AWSStepFunctions\.(\w+)$/.exec(call.headers['x-amz-target'] ?? '')?.[1] ?? '';
  const headers = { 'x-amzn-RequestId': answerer.requestId(), 'Content-Type': 'application/x-amz-json-1.0' };
  try {
    const input = JSON.parse(call.body === '' ? '{}' : call.body) as unknown;
    const output = await answerer.operation(operation, input, call);
    return { statusCode: 200, headers, body: JSON.stringify(output ?? {}) };
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    const { javaPackage = modelPackage } = error as { javaPackage?: string };
    const body = { __type: `${javaPackage}#${error.code}`, message: error.message, ...error.members };
    return { statusCode: error.statusCode, headers, body: JSON.stringify(body) };
  }
};
