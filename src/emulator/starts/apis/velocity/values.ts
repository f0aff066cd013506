import type { ExactNumber } from '../../../../util/ExactNumber';
import { javaDouble } from '../../../../util/ExactNumber';
import { isArray, isExact, toCompactText, type Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';

/**
 * A Java value in a template. It gives no access to JavaScript, because members are looked up in tables (`methods/`) and in `JavaMap`, never on the value itself.
 */
export type Value = null | boolean | number | ExactNumber | string | JavaList | JavaMap | JavaObject;

/** A list. AWS: one that comes from JSON prints as JSON, and one of the template as Java prints it. */
export class JavaList {
  constructor(
    readonly items: Value[],
    readonly isJson = false,
  ) {}
}

/** A map, in the order of its members. */
export class JavaMap {
  constructor(readonly members = new Map<string, Value>()) {}

  static of(members: Readonly<Record<string, Value>>): JavaMap {
    return new JavaMap(new Map(Object.entries(members)));
  }
}

/** A variable of API Gateway (`$input`, `$util`): only the listed members can be called. */
export interface JavaObject {
  readonly kind: 'object';
  /** As messages name it: `$input`. */
  readonly name: string;
  readonly properties?: Readonly<Record<string, () => Value>>;
  readonly methods: Readonly<Record<string, (args: readonly Value[]) => Value>>;
}

export function isNumeric(value: Value): value is number | ExactNumber {
  return typeof value === 'number' || isExact(value);
}

/** Whether a number is an Integer, Long or BigInteger; others are doubles. */
export function isWhole(value: number | ExactNumber): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : value.isWhole;
}

export function fromJson(json: Json): Value {
  if (typeof json !== 'object' || json === null || isExact(json)) return json;
  if (isArray(json)) return new JavaList(json.map(fromJson), true);
  return new JavaMap(new Map(Object.entries(json).map(([name, member]) => [name, fromJson(member)])));
}

function toJson(value: Value): Json {
  if (value instanceof JavaList) return value.items.map(toJson);
  if (value instanceof JavaMap) {
    const object: Record<string, Json> = {};
    for (const [name, member] of value.members) setMember(object, name, toJson(member));
    return object;
  }
  return isObjectOfJava(value) ? value.name : (value as Json);
}

export function isObjectOfJava(value: Value): value is JavaObject {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** `String.valueOf` of Java. */
export function print(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : javaDouble(value);
  if (value instanceof JavaMap)
    return `{${[...value.members].map(([name, member]) => `${name}=${print(member)}`).join(', ')}}`;
  if (value instanceof JavaList)
    return value.isJson ? toCompactText(toJson(value)) : `[${value.items.map(print).join(', ')}]`;
  if (isObjectOfJava(value)) return value.name;
  return String(value);
}

/** `equals` of Java objects of the same class. */
export function javaEquals(left: Value, right: Value): boolean {
  if (left instanceof JavaList && right instanceof JavaList)
    return (
      left.items.length === right.items.length && left.items.every((item, at) => javaEquals(item, right.items[at]!))
    );
  if (left instanceof JavaMap && right instanceof JavaMap) {
    if (left.members.size !== right.members.size) return false;
    return [...left.members].every(([name, member]) => {
      const other = right.members.get(name);
      return other !== undefined && javaEquals(member, other);
    });
  }
  if (isNumeric(left) && isNumeric(right)) return isWhole(left) === isWhole(right) && print(left) === print(right);
  return left === right;
}
