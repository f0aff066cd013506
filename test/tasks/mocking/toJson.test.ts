import { HarnessError } from '../../../src/errors/HarnessError';
import { toText } from '../../../src/util/json';
import { describeValue, preview, toJson } from '../../../src/tasks/mocking/toJson';

describe('toJson', () => {
  test.each<[unknown, unknown]>([
    [undefined, null],
    [null, null],
    ['text', 'text'],
    [{ a: [1, undefined, { b: undefined }] }, { a: [1, null, {}] }],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [1n, 1],
  ])('%p is %j', (value, json) => {
    expect(toJson(value, 'It')).toEqual(json);
  });

  test('rejects values that are nested too deeply', () => {
    let value: unknown = 1;
    for (let level = 0; level < 1200; level++) value = [value];
    const refused = (): unknown => toJson(value, 'It');
    expect(refused).toThrow('It is nested more than 1000 levels deep.');
    expect(refused).toThrow(HarnessError);
  });

  test('copies, so that the test may change its own value later', () => {
    const own = { list: [1] };
    const copy = toJson(own, 'It');
    own.list.push(2);
    expect(copy).toEqual({ list: [1] });
    expect(toText(copy)).toBe('{"list":[1]}');
  });

  test('a member named __proto__ is data', () => {
    const copy = toJson(JSON.parse('{"__proto__":{"admin":true}}'), 'It');
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect((copy as { admin?: unknown }).admin).toBeUndefined();
  });

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  test.each<[string, unknown, string]>([
    ['a cycle', cyclic, 'It is not JSON: Converting circular structure to JSON'],
    ['NaN', { a: [NaN] }, 'It is not JSON: it is NaN, and JSON has no such number (at .a[0]).'],
    ['a promise', Promise.resolve(1), 'It is not JSON: it is a promise: did you forget an await?'],
    ['a function', () => 1, 'It is not JSON: it is a function. To compute an answer, write .answers(…).'],
    ['a symbol', Symbol('s'), 'It is not JSON: it is a symbol. To compute an answer, write .answers(…).'],
  ])('rejects %s', (_what, value, message) => {
    expect(() => toJson(value, 'It')).toThrow(new HarnessError(message));
  });
});

test('preview shortens long values', () => {
  expect(preview({ a: 1 })).toBe('{"a":1}');
  expect(preview('x'.repeat(500))).toBe(`"${'x'.repeat(119)}…`);
  expect(preview(undefined)).toBe('nothing');
});

test.each<[Parameters<typeof describeValue>[0], string]>([
  [null, 'null'],
  ['x', 'a string "x"'],
  [1, 'a number 1'],
  [[1], 'an array [1]'],
  [{}, 'an object {}'],
])('describeValue(%j)', (value, words) => {
  expect(describeValue(value)).toBe(words);
});
