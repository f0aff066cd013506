import { isArray, isObject, parseJson, type Json } from '../../../../util/json';
import { jacksonMessage } from '../../../../util/jacksonMessage';
import type { ApiRequest } from '../ApiCall';
import { GatewayAnswer } from '../GatewayAnswer';

/** The parts of a request that mappings read. */
export interface RequestParts {
  readonly path: Readonly<Record<string, string>>;
  /** Of a name that comes several times, the last value. */
  readonly querystring: Readonly<Record<string, string>>;
  /** Names as they were sent. */
  readonly header: Readonly<Record<string, string>>;
  readonly body: string;
}

export function requestPartsOf(request: ApiRequest, path: RequestParts['path']): RequestParts {
  const { query = [], headers = {}, body = '' } = request;
  return { path, querystring: Object.fromEntries(query), header: headers, body };
}

/** A header by its name in any case. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  if (Object.hasOwn(headers, name)) return headers[name];
  const found = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : headers[found];
}

/** A body as JSON; nothing is an empty object. Throws GatewayAnswer for what is not JSON. */
export function jsonOf(body: string, of: 'request' | 'response'): Json {
  if (body.trim() === '') return {};
  try {
    return parseJson(body);
  } catch {
    // AWS: the message of its log; the caller gets it, too, if the request is at fault (AWS re:Post, "Could not parse
    // request body into json").
    const why = `Could not parse ${of} body into json: ${jacksonMessage(body).message}`;
    throw of === 'request' ? new GatewayAnswer(400, why, why) : new GatewayAnswer(500, 'Internal server error', why);
  }
}

/** A member at names with dots, or `undefined`. */
export function memberAt(value: Json, names: string): Json | undefined {
  let found: Json | undefined = value;
  for (const name of names.split('.'))
    found = found !== undefined && isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
}

/** A value as a parameter: text is itself, everything else is JSON. */
export function textOfParameter(value: Json): string {
  if (typeof value === 'string') return value;
  return isArray(value) || isObject(value) ? JSON.stringify(value) : String(value);
}
