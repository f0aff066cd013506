import { asDouble, isArray, isNumber, isObject, mapExactNumbers, type Json, type JsonObject } from '../../../util/json';
import { isoTime } from '../../../util/isoTime';
import { asText } from '../../../services/parameters';
import { isStreaming, type ServiceShape, type ServiceStructure } from '../../../services/schemas/ServiceShape';
import { streamedBody } from './streamedBody';

// Converts the values of a client of the SDK for JavaScript to Step Functions' form and back.

/** A client's input, with bytes as strings and dates as ISO 8601 strings. */
export function fromClient(value: unknown, shape?: ServiceShape): Json {
  if (value === undefined || value === null) return null;
  if (isDate(value)) return isoTime(value.getTime());
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes.toString('utf8');
  if (Array.isArray(value)) {
    const item = shape?.kind === 'list' ? shape.item : undefined;
    return value.map((inner) => fromClient(inner, item));
  }
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return value as Json;
  if ((value as { type?: unknown }).type === 'bigDecimal') return Number((value as { string: string }).string);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && typeof inner !== 'function');
  return Object.fromEntries(
    entries.map(([name, inner]): [string, Json] => {
      if (shape?.kind === 'map') return [name, fromClient(inner, shape.value)];
      const member = membersOf(shape).find(({ apiName }) => apiName === name);
      return [member?.name ?? name, fromClient(inner, member?.shape)];
    }),
  );
}

/** What a client returns for a response. `body`: its streamed member, if it is not a string in the output. */
export function toClient(
  output: JsonObject,
  shape: ServiceStructure | undefined,
  body: Uint8Array | undefined,
): Record<string, unknown> {
  const result = toValue(output, shape) as Record<string, unknown>;
  const streamed = bodyMember(shape);
  if (streamed === undefined) return result;
  const given = result[streamed];
  if (body !== undefined || given !== undefined)
    result[streamed] = streamedBody(body ?? Buffer.from(asText(given as Json)));
  return result;
}

function toValue(value: Json, shape: ServiceShape | undefined): unknown {
  if (value === null) return undefined;
  if (shape?.kind === 'timestamp') return toDate(value);
  if (shape?.kind === 'blob' && !isStreaming(shape)) return blob(asText(value));
  if (shape?.kind === 'document') return mapExactNumbers(value, Number);
  if (isArray(value)) {
    const item = shape?.kind === 'list' ? shape.item : undefined;
    return value.map((inner) => toValue(inner, item));
  }
  if (!isObject(value)) return mapExactNumbers(value, Number);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (shape?.kind === 'map') return [name, toValue(inner, shape.value)];
      const member = membersOf(shape).find((known) => known.name === name || known.apiName === name);
      return [member?.apiName ?? name, toValue(inner, member?.shape)];
    }),
  );
}

/** An ISO 8601 string, or seconds since 1970. */
function toDate(value: Json): unknown {
  if (isNumber(value)) return new Date(asDouble(value) * 1000);
  return typeof value === 'string' ? new Date(value) : value;
}

/** The name of the streamed member: `Body` in S3. */
export function bodyMember(shape: ServiceStructure | undefined): string | undefined {
  return shape?.members.find((member) => isStreaming(member.shape))?.apiName;
}

/** The bytes of an input's streamed member that is not a stream. */
export function toBytes(value: unknown): Buffer | undefined {
  return typeof value === 'string' ? Buffer.from(value) : bytesOf(value);
}

function membersOf(shape: ServiceShape | undefined): ServiceStructure['members'] {
  return shape?.kind === 'structure' || shape?.kind === 'union' ? shape.members : [];
}

/** Values of other realms are not instances of our classes. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function bytesOf(value: unknown): Buffer | undefined {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
    ? Buffer.from(value as ArrayBuffer)
    : undefined;
}

/** Bytes with the SDK's `transformToString`. */
function blob(text: string): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text));
  const transformToString = (encoding: BufferEncoding = 'utf8'): string => Buffer.from(bytes).toString(encoding);
  return Object.defineProperty(bytes, 'transformToString', { value: transformToString });
}
