import { readNumber } from '../../../util/ExactNumber';
import type { Json, JsonObject } from '../../../util/json';
import { isoTime } from '../../../util/isoTime';
import { type ServiceShape, type ServiceStructure, isStreaming } from '../../schemas/ServiceShape';

/** How times are written: `aws-sdk:` results have ISO text, optimised ones whole milliseconds since 1970. */
type TimeStyle = 'iso' | 'epochMs';

interface Streaming {
  transformToString(encoding?: string): Promise<string>;
}

/**
 * What a client answered, as Step Functions shows it.
 *
 * AWS: members by name at every level, a streamed body last; blobs and streams are text.
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
      .map(({ name, apiName, shape: inner }) => [name, convert(value[apiName], inner, times)]),
  );
}

function convert(value: unknown, shape: ServiceShape, times: TimeStyle): Json {
  if (value === undefined || value === null) return null;
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return structure(value as Record<string, unknown>, shape, times);
    case 'list':
      return (value as readonly unknown[]).map((item) => convert(item, shape.item, times));
    case 'map':
      return Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([name, item]) => [name, convert(item, shape.value, times)]),
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
