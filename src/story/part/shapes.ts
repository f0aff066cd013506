import { isArray, isObject, jsonEquals, toCompactText, type Json, type JsonObject } from '../../util/json';
import { formatCount } from '../../util/formatCount';

/** What is known about a value before a workflow runs. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'array'; readonly length?: number | undefined }
  /** `all`: whether it has no other members. */
  | { readonly kind: 'object'; readonly members: readonly string[]; readonly all: boolean }
  | { readonly kind: 'exactly'; readonly value: Json };

export const anything: Shape = { kind: 'any' };

/** An object with members of these names, and maybe others. */
export function objectWith(...members: readonly string[]): Shape {
  return { kind: 'object', members: [...new Set(members)].sort(), all: false };
}

/** A value as a definition writes it: a template or a literal whose strings may be expressions. */
export function shapeOfWritten(
  written: Json,
  nameOf: (member: string) => string,
  isExpression: (text: string) => boolean,
): Shape {
  if (typeof written === 'string') return isExpression(written) ? anything : { kind: 'exactly', value: written };
  if (isArray(written)) return { kind: 'array', length: written.length };
  if (!isObject(written)) return { kind: 'exactly', value: written };
  return { kind: 'object', members: Object.keys(written).map(nameOf).sort(), all: true };
}

/** The shape of an object after a member has been set. */
export function withField(shape: Shape, name: string): Shape {
  if (shape.kind === 'object') return { ...shape, members: [...new Set([...shape.members, name])].sort() };
  if (shape.kind === 'exactly' && isObject(shape.value))
    return { kind: 'object', members: [...new Set([...Object.keys(shape.value), name])].sort(), all: true };
  return objectWith(name);
}

export function fits(value: Json, shape: Shape): boolean {
  switch (shape.kind) {
    case 'any':
      return true;
    case 'array':
      return isArray(value) && (shape.length === undefined || value.length === shape.length);
    case 'exactly':
      return jsonEquals(value, shape.value);
    case 'object':
      return isObject(value) && hasMembers(value, shape.members) && (!shape.all || onlyHas(value, shape.members));
  }
}

function hasMembers(value: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(value, name));
}

function onlyHas(value: JsonObject, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

/** In words: `an object with charge and why`. */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'any':
      return 'any value';
    case 'array':
      return shape.length === undefined ? 'an array' : `an array of ${formatCount(shape.length, 'item')}`;
    case 'exactly':
      return toCompactText(shape.value).slice(0, 100);
    case 'object': {
      const names = shape.members.length === 0 ? 'no members' : shape.members.join(', ');
      return `an object with ${names}${shape.all && shape.members.length > 0 ? ' only' : ''}`;
    }
  }
}
