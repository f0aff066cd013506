import {
  jsonEquals,
  kindOf,
  member,
  parseJson,
  toCompactText,
  toText,
  type Json,
  type JsonObject,
} from '../../src/util/json';
import { withMember } from '../../src/util/jsonSize';
import { setMember } from '../../src/util/setMember';

test('a parsed value keeps its text; a value made from it is written compactly', () => {
  const value = parseJson('{ "a" : 1 }') as JsonObject;
  expect([toText(value), toCompactText(value), toText(withMember(value, 'b', 2))]).toEqual([
    '{ "a" : 1 }',
    '{"a":1}',
    '{"a":1,"b":2}',
  ]);
});

test('a long text that is read again gives another value; one with exact numbers is looked through each time', () => {
  const items = `[${'{"a":1},'.repeat(1_500)}0]`;
  const [first, second, third] = [items, items, items.replace('1}', '1.0}')].map(parseJson) as [Json, Json, Json];
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
  const exact = [third, parseJson(toText(third)), parseJson(items)] as readonly (readonly Json[])[];
  expect(exact.map((value) => toCompactText(value[0]!))).toEqual(['{"a":1.0}', '{"a":1.0}', '{"a":1}']);
});

test('a replaced member keeps its place', () => {
  expect(toText(withMember({ a: 1, b: 2 }, 'a', 3))).toBe('{"a":3,"b":2}');
});

test('__proto__ is a name like any other', () => {
  const made: Record<string, Json> = {};
  setMember(made, '__proto__', { polluted: true });
  const parsed = parseJson('{"__proto__":{"polluted":true}}') as JsonObject;
  expect([toText(made), toText(withMember(parsed, 'a', 1)), ({} as Record<string, unknown>)['polluted']]).toEqual([
    '{"__proto__":{"polluted":true}}',
    '{"__proto__":{"polluted":true},"a":1}',
    undefined,
  ]);
  expect([member({}, 'toString'), member(parsed, '__proto__')]).toEqual([undefined, { polluted: true }]);
});

test.each<[Json, Json, boolean]>([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{}, [], false],
  [null, {}, false],
  [{ a: 1 }, { b: 1 }, false],
  ['1', 1, false],
])('%j and %j are equal: %j', (a, b, equal) => {
  expect([jsonEquals(a, b), jsonEquals(b, a)]).toEqual([equal, equal]);
});

test('kinds are named as JSON names them', () => {
  expect([null, true, 1, 'a', [], {}].map((value) => kindOf(value))).toEqual([
    'null',
    'boolean',
    'number',
    'string',
    'array',
    'object',
  ]);
});
