import { describePattern, findMismatch, valueAt } from '../../../src/tasks/mocking/partialMatch';
import type { Json } from '../../../src/util/json';

describe('findMismatch', () => {
  test.each<[unknown, Json]>([
    [{}, { a: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2, d: 3 }], e: 4 } }],
    [{ a: undefined }, { b: 1 }],
    [null, null],
    ['x', 'x'],
    [
      { id: expect.any(Number), name: expect.stringContaining('o') },
      { id: 7, name: 'Jo' },
    ],
    [expect.objectContaining({ a: 1 }), { a: 1, b: 2 }],
    [JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":1}}') as Json],
  ])('%j is like %j', (pattern, value) => {
    expect(findMismatch(pattern, value)).toBeUndefined();
  });

  test.each<[unknown, Json | undefined, string]>([
    [{ a: 1 }, { a: 2 }, '/a'],
    [{ a: 1 }, {}, '/a'],
    [{ a: 1 }, [1], ''],
    [{ a: 1 }, undefined, ''],
    [{ a: undefined }, { a: null }, '/a'],
    [{ a: null }, {}, '/a'],
    [[1, 2], [1], ''],
    [[{ id: 1 }, { id: 2 }], [{ id: 1 }, { id: 3 }], '/1/id'],
    [{ 'a/b': { '~': 1 } }, { 'a/b': { '~': 2 } }, '/a~1b/~0'],
    [{ id: expect.any(Number) }, { id: 'seven' }, '/id'],
    [{ toString: 'x' }, {}, '/toString'],
    [1, '1', ''],
  ])('%j is unlike %j at %j', (pattern, value, pointer) => {
    expect(findMismatch(pattern, value)).toBe(pointer);
  });
});

test('valueAt follows a pointer', () => {
  const value: Json = { 'a/b': [{ '~': 1 }] };
  expect(valueAt(value, '/a~1b/0/~0')).toBe(1);
  expect(valueAt(value, '')).toBe(value);
  expect(valueAt(value, '/a~1b/0/toString')).toBeUndefined();
  expect(valueAt(value, '/no/such')).toBeUndefined();
});

test('describePattern shows matchers and shortens long values', () => {
  expect(describePattern({ id: expect.any(Number) })).toBe('{"id":"<Any<Number>>"}');
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  expect(describePattern(cyclic)).toBe('object');
  expect(describePattern('x'.repeat(200))).toBe(`"${'x'.repeat(119)}…`);
});
