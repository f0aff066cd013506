import {
  asDouble,
  isArray,
  isNumber,
  isObject,
  mapExactNumbers,
  toCompactText,
  type Json,
  type JsonObject,
} from '../../../util/json';
import { asText } from '../../../services/parameters';
import { type ServiceShape, type ServiceStructure, isStreaming } from '../../../services/schemas/ServiceShape';
import { readNumber } from '../../../util/ExactNumber';
import { isoTime } from '../../../util/isoTime';

/**
 * A task's parameters as the SDK's client takes them: the API's own member names, times as dates, blobs as bytes.
 *
 * AWS: a string for a blob is sent unchanged and never decoded from base64; anything else is sent as its JSON. A
 * streamed body (S3 `Body`) is always JSON, so `hello` is stored with its quotes.
 */
export function toSdkInput(parameters: JsonObject, shape: ServiceStructure): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const member = shape.member(name) ?? shape.members.find((candidate) => candidate.apiName === name);
    if (member === undefined) continue;
    const converted = isStreaming(member.shape) ? streamed(value) : convert(value, member.shape);
    if (converted !== undefined) input[member.apiName] = converted;
  }
  const contentType = shape.member('ContentType');
  if (
    contentType !== undefined &&
    input['ContentType'] === undefined &&
    shape.members.some((m) => isStreaming(m.shape))
  )
    input['ContentType'] = 'text/plain; charset=UTF-8';
  return input;
}

function convert(value: Json, shape: ServiceShape): unknown {
  if (value === null) return undefined;
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return isObject(value) ? toSdkInput(value, shape) : value;
    case 'list':
      return isArray(value) ? value.map((item) => convert(item, shape.item)) : value;
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, convert(item, shape.value)]))
        : value;
    case 'timestamp':
      return typeof value === 'string' || isNumber(value) ? toDate(value) : value;
    case 'blob':
      return Buffer.from(typeof value === 'string' ? value : toCompactText(value));
    case 'boolean':
      return toBoolean(value);
    case 'string':
      return asText(value);
    default:
      return mapExactNumbers(value, Number);
  }
}

function streamed(value: Json): Buffer {
  return Buffer.from(toCompactText(value));
}

/** An ISO 8601 string, or seconds since 1970. */
function toDate(value: string | number): Date | string {
  const date = new Date(isNumber(value) ? value * 1000 : value);
  return Number.isNaN(date.getTime()) ? String(value) : date;
}

/** AWS: strings and whole numbers are accepted as booleans in the way of its JSON library. */
function toBoolean(value: Json): Json | undefined {
  if (isNumber(value)) return asDouble(value) !== 0;
  if (typeof value !== 'string') return value;
  const text = value.trim().toLowerCase();
  return text === '' || text === 'null' ? undefined : text === 'true';
}

/** How times are written: `aws-sdk:` results have ISO strings, optimised ones whole milliseconds since 1970. */
type TimeStyle = 'iso' | 'epochMs';

interface Streaming {
  transformToString(encoding?: string): Promise<string>;
}

/**
 * A client's response, as Step Functions shows it.
 *
 * AWS: members by name at every level, a streamed body last; blobs and streams are strings.
 */
export async function fromSdkOutput(
  output: Readonly<Record<string, unknown>>,
  shape: ServiceStructure,
  times: TimeStyle,
): Promise<JsonObject> {
  const result: Record<string, Json> = { ...structure(output, shape, times) };
  for (const { name, apiName, shape: inner } of shape.members) {
    if (!isStreaming(inner) || output[apiName] === undefined) continue;
    result[name] = await (output[apiName] as Streaming).transformToString('utf-8');
  }
  return result;
}

function structure(value: Readonly<Record<string, unknown>>, shape: ServiceStructure, times: TimeStyle): JsonObject {
  const members = shape.members.filter(({ apiName, shape: inner }) => value[apiName] != null && !isStreaming(inner));
  return Object.fromEntries(
    [...members]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, apiName, shape: inner }) => [name, fromSdk(value[apiName], inner, times)]),
  );
}

function fromSdk(value: unknown, shape: ServiceShape, times: TimeStyle): Json {
  if (value === undefined || value === null) return null;
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return structure(value as Record<string, unknown>, shape, times);
    case 'list':
      return (value as readonly unknown[]).map((item) => fromSdk(item, shape.item, times));
    case 'map':
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([name, item]) => [name, fromSdk(item, shape.value, times)]),
      );
    case 'timestamp':
      return toTime(value as Date, times);
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('utf8');
    case 'string':
      return typeof value === 'number' ? String(value) : (value as Json);
    case 'number':
      return readNumber(`${value as number}`);
    default:
      return value as Json;
  }
}

function toTime(value: Date, times: TimeStyle): Json {
  const ms = new Date(value).getTime();
  return times === 'iso' ? isoTime(ms) : ms;
}
