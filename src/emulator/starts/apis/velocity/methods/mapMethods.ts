import { checkItems } from '../bounds';
import { javaEquals, JavaList, JavaMap, print, type Value } from '../values';
import type { Arguments, JavaMethods } from './JavaMethods';

/** `java.util.Map`. Keys are strings. */
export const mapMethods: JavaMethods<JavaMap> = new Map<string, (self: JavaMap, args: Arguments) => Value>([
  ['toString', (self) => print(self)],
  ['equals', (self, args) => javaEquals(self, args.any(0))],
  ['size', ({ members }) => members.size],
  ['isEmpty', ({ members }) => members.size === 0],
  ['get', ({ members }, args) => members.get(key(args.any(0))) ?? null],
  ['getOrDefault', ({ members }, args) => members.get(key(args.any(0))) ?? args.any(1)],
  ['put', ({ members }, args) => put(members, key(args.any(0)), args.any(1))],
  ['putAll', ({ members }, args) => putAll(members, args.any(0))],
  ['containsKey', ({ members }, args) => members.has(key(args.any(0)))],
  ['containsValue', ({ members }, args) => [...members.values()].some((value) => javaEquals(value, args.any(0)))],
  ['keySet', ({ members }) => new JavaList([...members.keys()])],
  ['values', ({ members }) => new JavaList([...members.values()])],
  ['entrySet', ({ members }) => new JavaList([...members].map(([name, value]) => entry(name, value)))],
  ['remove', ({ members }, args) => remove(members, key(args.any(0)))],
  ['clear', ({ members }) => (members.clear(), null)],
]);

function key(value: Value): string {
  return print(value);
}

function put(members: Map<string, Value>, name: string, value: Value): Value {
  const before = members.get(name) ?? null;
  members.set(name, value);
  checkItems(members.size);
  return before;
}

function putAll(members: Map<string, Value>, other: Value): Value {
  if (other instanceof JavaMap) for (const [name, value] of other.members) put(members, name, value);
  return null;
}

function remove(members: Map<string, Value>, name: string): Value {
  const before = members.get(name) ?? null;
  members.delete(name);
  return before;
}

/** `Map.Entry`. */
function entry(name: string, value: Value): Value {
  return {
    kind: 'object',
    name: `${name}=${print(value)}`,
    properties: { key: () => name, value: () => value },
    methods: { getKey: () => name, getValue: () => value, toString: () => `${name}=${print(value)}` },
  };
}
