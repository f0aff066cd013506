import type { TaskReply } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isArray, isObject, member, toCompactText, type Json, type JsonObject, objectOf } from '../../../util/json';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import { callerOf } from '../wireCall';
import type { HttpTarget } from '../endpoints/Endpoint';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { asText, parsedOrText, optionalText } from '../../../services/parameters';
import { failedCall, resultReply } from '../replies';
import { percentEncode } from './encodeForm';
import { sendHttp } from './sendHttp';

/** `apigateway:invoke`: sends the request if the settings allow the API's URL. */
export function answerApiGatewayInvoke(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const given = isObject(request.parameters) ? request.parameters : {};
  const target = io.endpoints.findHttp(apiUrl(given));
  return target && invoke(target, given, request, io);
}

/** The URL that the parameters describe: endpoint, stage and path. */
export function apiUrl(given: JsonObject): string {
  const parts = ['ApiEndpoint', 'Stage', 'Path'].map((name) => optionalText(given, name) ?? '');
  return `https://${parts
    .map((part) => part.replace(/^\/|\/$/g, ''))
    .filter((part) => part !== '')
    .join('/')}`;
}

async function invoke(
  target: HttpTarget,
  given: JsonObject,
  request: ServiceRequest,
  io: IntegrationIo,
): Promise<TaskReply> {
  const { resource } = request;
  const call = {
    url: target.url + queryOf(given),
    method: optionalText(given, 'Method') ?? 'GET',
    headers: headersOf(given),
    body: bodyOf(given),
  };
  try {
    const { statusCode, statusText, headers, body } = await sendHttp(call, { caller: callerOf(request), target }, io);
    if (statusCode < 200 || statusCode > 299) {
      return { outcome: failedCall(resource, `ApiGateway.${statusCode}`, body) };
    }
    const responseBody = parsedOrText(body);
    const result = { Headers: headers, ResponseBody: responseBody, StatusCode: statusCode, StatusText: statusText };
    return resultReply(resource, result);
  } catch (error) {
    if (HarnessError.is(error)) throw error;
    return { outcome: failedCall(resource, 'ApiGateway.SdkClientException', (error as Error).message) };
  }
}

function headersOf(given: JsonObject): readonly (readonly [string, string])[] {
  const headers = member(given, 'Headers');
  const written = Object.entries(objectOf(headers)).flatMap(([name, values]) =>
    (isArray(values) ? values : []).map((value) => [name, asText(value)] as const),
  );
  const typed = written.some(([name]) => name.toLowerCase() === 'content-type');
  return typed ? written : [...written, ['Content-Type', 'application/json']];
}

function queryOf(given: JsonObject): string {
  const query = member(given, 'QueryParameters');
  const pairs = Object.entries(objectOf(query)).flatMap(([name, values]) =>
    (isArray(values) ? values : [values]).map((value) => `${percentEncode(name)}=${percentEncode(asText(value))}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * AWS: null is not a body, and strings are sent as JSON strings. Members that are null are left out unless
 * AllowNullValues.
 */
function bodyOf(given: JsonObject): string | undefined {
  const body = member(given, 'RequestBody') ?? null;
  if (body === null) return undefined;
  return toCompactText(member(given, 'AllowNullValues') === true ? body : withoutNulls(body));
}

function withoutNulls(value: Json): Json {
  if (isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  );
}
