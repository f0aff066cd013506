import type { TaskRequest } from '../../../language/asl/task';
import { sdkMetadata } from '../../integrations/sdkMetadata';
import { isObject, member, toCompactText, type JsonObject } from '../../../util/json';
import type { ResultForm } from '../answers/Answer';
import { callTarget } from '../callTarget';
import { stableId } from './stableId';

/**
 * What a task gets when the function returns `payload`: the payload itself for a function ARN, the answer of Invoke
 * around it otherwise. Tasks that call no function get the value as it is.
 *
 * AWS: behind `aws-sdk:` Payload stays a text and nothing is added; an asynchronous invocation has no payload.
 */
export const lambdaResult: ResultForm = (value, request) => {
  const payload = value ?? null;
  const { resource, parameters } = request;
  if (resource.kind !== 'integration' || callTarget(request).service !== 'lambda') return payload;
  const invocation = isObject(parameters) ? member(parameters, 'InvocationType') : undefined;
  const StatusCode = invocation === 'Event' ? 202 : invocation === 'DryRun' ? 204 : 200;
  const text = StatusCode === 200 ? toCompactText(payload) : '';
  const ExecutedVersion = version(request);
  if (resource.awsSdk) {
    return StatusCode === 200 ? { ExecutedVersion, Payload: text, StatusCode } : { Payload: text, StatusCode };
  }
  if (StatusCode !== 200) return { Payload: null, ...metadata(request, StatusCode, text), StatusCode };
  return { ExecutedVersion, Payload: payload, ...metadata(request, StatusCode, text), StatusCode };
};

/** AWS: only an answer with a payload tells its version and content type. */
function metadata(request: TaskRequest, statusCode: number, payload: string): JsonObject {
  const requestId = stableId(request, 'request');
  const headers = {
    ...(payload === '' ? {} : { 'X-Amz-Executed-Version': version(request) }),
    'x-amzn-Remapped-Content-Length': '0',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'Content-Length': String(Buffer.byteLength(payload)),
    Date: new Date(request.now).toUTCString(),
    'X-Amzn-Trace-Id': `Root=1-${stableId(request, 'trace').replaceAll('-', '').slice(0, 24)};Sampled=0`,
    ...(payload === '' ? {} : { 'Content-Type': 'application/json' }),
  };
  return sdkMetadata({ statusCode, requestId, headers });
}

/** The version that was called when the qualifier is one; an alias is taken for the latest version. */
function version(request: TaskRequest): string {
  const { qualifier } = callTarget(request);
  return qualifier !== undefined && /^\d+$/.test(qualifier) ? qualifier : '$LATEST';
}
