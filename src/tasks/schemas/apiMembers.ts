import { isArray, isObject, type Json } from '../../util/json';
import type { ServiceShape } from './ServiceShape';

/** A request's members as Step Functions spells them, and bytes as text. Without a shape: as they are. */
export function toStepFunctions(value: Json, shape: ServiceShape | undefined): Json {
  return rename(
    value,
    shape,
    (member) => [member.apiName, member.name],
    (bytes) => {
      return Buffer.from(bytes, 'base64').toString('utf8');
    },
  );
}

/** An answer's members as the API spells them, and text as bytes. Without a shape: as they are. */
export function fromStepFunctions(value: Json, shape: ServiceShape | undefined): Json {
  return rename(
    value,
    shape,
    (member) => [member.name, member.apiName],
    (text) => {
      return Buffer.from(text).toString('base64');
    },
  );
}

type Names = (member: { readonly name: string; readonly apiName: string }) => readonly [from: string, to: string];

function rename(value: Json, shape: ServiceShape | undefined, names: Names, bytes: (text: string) => string): Json {
  if (shape === undefined) return value;
  switch (shape.kind) {
    case 'structure':
    case 'union': {
      if (!isObject(value)) return value;
      const known = new Map(shape.members.map((member) => [names(member)[0], { to: names(member)[1], member }]));
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]): [string, Json] => {
          const found = known.get(name);
          return found ? [found.to, rename(inner, found.member.shape, names, bytes)] : [name, inner];
        }),
      );
    }
    case 'list':
      return isArray(value) ? value.map((item) => rename(item, shape.item, names, bytes)) : value;
    case 'map':
      if (!isObject(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, rename(inner, shape.value, names, bytes)]),
      );
    case 'blob':
      return typeof value === 'string' ? bytes(value) : value;
    default:
      return value;
  }
}
