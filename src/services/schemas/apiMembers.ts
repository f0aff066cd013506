import { isoTime, parseTimestamp } from '../../util/isoTime';
import { asDouble, isArray, isNumber, isObject, type Json } from '../../util/json';
import type { ServiceShape } from './ServiceShape';

/**
 * A request's members in Step Functions' spelling, bytes as strings and times as ISO 8601 strings. Without a shape:
 * unchanged.
 */
export function toStepFunctions(value: Json, shape: ServiceShape | undefined): Json {
  return convert(value, shape, fromApi);
}

/**
 * A response's members in the API's spelling, strings as bytes and times in epoch seconds (or, in XML, unchanged).
 * Without a shape: unchanged.
 */
export function fromStepFunctions(
  value: Json,
  shape: ServiceShape | undefined,
  times: 'epoch' | 'text' = 'epoch',
): Json {
  return convert(value, shape, times === 'epoch' ? toApi : toXmlApi);
}

interface Direction {
  names(member: { readonly name: string; readonly apiName: string }): readonly [from: string, to: string];
  bytes(text: string): string;
  time(value: Json): Json;
}

const fromApi: Direction = {
  names: ({ name, apiName }) => [apiName, name],
  bytes: (base64) => Buffer.from(base64, 'base64').toString('utf8'),
  time: (value) => (isNumber(value) ? isoTime(Math.round(asDouble(value) * 1000)) : value),
};

const toApi: Direction = {
  names: ({ name, apiName }) => [name, apiName],
  bytes: (text) => Buffer.from(text).toString('base64'),
  time(value) {
    const ms = typeof value === 'string' ? parseTimestamp(value) : undefined;
    return ms === undefined ? value : ms / 1000;
  },
};

const toXmlApi: Direction = { ...toApi, time: (value) => value };

function convert(value: Json, shape: ServiceShape | undefined, to: Direction): Json {
  if (shape === undefined) return value;
  switch (shape.kind) {
    case 'structure':
    case 'union': {
      if (!isObject(value)) return value;
      const known = new Map(
        shape.members.map((member) => [to.names(member)[0], { name: to.names(member)[1], member }]),
      );
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]): [string, Json] => {
          const found = known.get(name);
          return found ? [found.name, convert(inner, found.member.shape, to)] : [name, inner];
        }),
      );
    }
    case 'list':
      return isArray(value) ? value.map((item) => convert(item, shape.item, to)) : value;
    case 'map':
      if (!isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(inner, shape.value, to)]));
    case 'blob':
      return typeof value === 'string' ? to.bytes(value) : value;
    case 'timestamp':
      return to.time(value);
    default:
      return value;
  }
}
