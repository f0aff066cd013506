import type { TaskOutcome, TaskReply } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isArray, isObject, member, toCompactText, type Json, type JsonObject, objectOf } from '../../../util/json';
import { placeOf, parsedOrText, optionalText } from '../../../services/parameters';
import type { TaskAnswer, IntegrationIo } from '../IntegrationIo';
import { callerOf } from '../wireCall';
import type { HttpTarget } from '../endpoints/Endpoint';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { sortMembers } from '../../../services/memberNames';
import { authorizationHeader, bodyMergeFault, mergeConnection, type MergedRequest } from './connection';
import { encodeForm, percentEncode, type ArrayFormat } from './encodeForm';
import type { Connection } from './ConnectionRegistry';
import { sendHttp, type HttpCall, type HttpResult, sendWatched } from './sendHttp';

/** `http:invoke`: sends the request if the settings allow its ApiEndpoint. */
export function answerHttpInvoke(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const given = objectOf(request.parameters);
  const target = io.endpoints.findHttp(optionalText(given, 'ApiEndpoint') ?? '');
  return target && invoke(target, given, request, io);
}

async function invoke(
  target: HttpTarget,
  given: JsonObject,
  request: ServiceRequest,
  io: IntegrationIo,
): Promise<TaskReply> {
  const way = { caller: callerOf(request), target };
  const name = connectionArnOf(given);
  const connection = io.connections.find(name);
  if (connection === undefined) throw unknownConnection(name, request, io);
  const merged = merge(given, connection);
  if (merged === undefined) return { outcome: { error: 'States.Runtime', cause: bodyMergeFault } };

  const { region } = placeOf(request.executionArn);
  const own = [
    ['User-Agent', `Amazon|StepFunctions|HttpInvoke|${region}`],
    ['Range', 'bytes=0-262144'],
  ] as const;
  try {
    const authorization = await authorizationHeader(name, connection, way.caller, io);
    const call = callOf(target.url, given, merged, [...own, authorization]);
    const shown = (): HttpCall => {
      const endpoint = optionalText(given, 'ApiEndpoint')!;
      if (request.http?.revealSecrets) return { ...call, url: withQuery(endpoint, given, merged.query) };
      return callOf(endpoint, given, merge(given, noConnection)!, own);
    };
    const result =
      request.http === undefined ? sendHttp(call, way, io) : sendWatched(call, shown(), request.http, way, io);
    return { outcome: toOutcome(await result, call.method) };
  } catch (error) {
    if (HarnessError.is(error)) throw error;
    return { outcome: { error: 'States.Http.Socket', cause: (error as Error).message } };
  }
}

/** A request that has no connection parameters. */
const noConnection: Pick<Connection, 'AuthParameters'> = { AuthParameters: {} };

function merge(given: JsonObject, connection: Pick<Connection, 'AuthParameters'>): MergedRequest | undefined {
  const body = member(given, 'RequestBody') ?? undefined;
  return mergeConnection(
    objectOf(member(given, 'Headers')),
    objectOf(member(given, 'QueryParameters')),
    body,
    connection,
  );
}

function callOf(
  url: string,
  given: JsonObject,
  merged: MergedRequest,
  first: readonly (readonly [string, string])[],
): HttpCall {
  return {
    url: withQuery(url, given, merged.query),
    method: optionalText(given, 'Method') ?? 'GET',
    headers: [...first, ...merged.headers, ...contentType(merged)],
    body: merged.body === undefined ? undefined : encodeBody(merged.body, objectOf(member(given, 'Transform'))),
  };
}

function connectionArnOf(given: JsonObject): string {
  const arn = (field: string): string | undefined => optionalText(objectOf(member(given, field)), 'ConnectionArn');
  return arn('InvocationConfig') ?? arn('Authentication') ?? '';
}

/** AWS: JSON is `application/json; charset=UTF-8` unless a header says otherwise. */
function contentType({ headers, body }: MergedRequest): readonly (readonly [string, string])[] {
  if (body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type')) return [];
  return [['Content-Type', 'application/json; charset=UTF-8']];
}

function encodeBody(body: Json, transform: JsonObject): string {
  if (optionalText(transform, 'RequestBodyEncoding') === 'URL_ENCODED' && isObject(body)) {
    const format = optionalText(objectOf(member(transform, 'RequestEncodingOptions')), 'ArrayFormat');
    return encodeForm(body, format as ArrayFormat | undefined);
  }
  return typeof body === 'string' ? body : toCompactText(body);
}

/** QueryParameters may be an object, an array of strings or a string. Arrays and strings are used unchanged. */
function withQuery(url: string, given: JsonObject, query: JsonObject): string {
  const written = member(given, 'QueryParameters');
  const raw = typeof written === 'string' ? [written] : isArray(written) ? written.map(String) : [];
  const encoded = Object.entries(query).flatMap(([name, value]) =>
    (isArray(value) ? value : [value]).map(
      (item) => `${percentEncode(name)}=${percentEncode(typeof item === 'string' ? item : toCompactText(item))}`,
    ),
  );
  const all = [...raw, ...encoded].filter((part) => part !== '').join('&');
  if (all === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${all}`;
}

function toOutcome({ statusCode, statusText, headers, body, isUnreadable }: HttpResult, method: string): TaskOutcome {
  if (statusCode < 200 || statusCode > 299) {
    const error = `States.Http.StatusCode.${statusCode}`;
    return body === '' ? { error } : { error, cause: body };
  }
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1][0] ?? '';
  if (body !== '' && (isUnreadable || isUnsupportedContent(type))) {
    const cause =
      `Unsupported response content-type '${type}'. ` +
      'Please see documentation for list of unsupported content-types.';
    return { error: 'States.Runtime', cause };
  }
  // AWS: without a body (204, HEAD) there is no ResponseBody.
  const responseBody = body === '' || method === 'HEAD' ? undefined : parseBody(body, type);
  return {
    output: sortMembers({
      Headers: headers,
      ResponseBody: responseBody,
      StatusCode: statusCode,
      StatusText: statusText,
    }),
  };
}

function unknownConnection(arn: string, { state }: ServiceRequest, { connections }: IntegrationIo): HarnessError {
  const meant = connections.nearestTo(arn);
  return new HarnessError(
    `State '${state}' uses the connection '${arn}', which is not registered. ` +
      (meant === undefined ? '' : `Did you mean '${meant}'? `) +
      `Register it by its name, in the form of CreateConnection: connections.register('my-connection', ` +
      `{ AuthorizationType: 'API_KEY', AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ` +
      `ApiKeyValue: 'secret' } } })`,
  );
}

/** AWS: responses of these types fail the task, and so do those that are not text (guide). */
function isUnsupportedContent(contentType: string): boolean {
  return /^\s*(?:application\/octet-stream|image\/|video\/|audio\/)/i.test(contentType);
}

/** The body as a value: JSON if the content type says so or is missing, or else the string. */
function parseBody(body: string, contentType: string): Json {
  const isJson = contentType === '' || /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
  return isJson ? parsedOrText(body) : body;
}
