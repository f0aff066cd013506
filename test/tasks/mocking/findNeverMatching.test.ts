import { atPlace, findNeverMatching } from '../../../src/tasks/mocking/findNeverMatching';

const reason = (expected: unknown, options?: Parameters<typeof findNeverMatching>[1]) => {
  const never = findNeverMatching(expected, options);
  return never && atPlace(never);
};

test.each<[string, unknown]>([
  ['a string', 'a'],
  ['a number', -1.5],
  ['null', null],
  ['nested values', { a: [{ b: null }, [], 'c'] }],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ['a whole number that JavaScript cannot hold', 12_345_678_901_234_567_890n],
  ['any text', expect.any(String)],
  ['anything', expect.anything()],
  ['a part of an object', { a: expect.objectContaining({ b: [1] }) }],
  ['a part of an array', expect.arrayContaining([{ a: 1 }])],
  ['a string that matches', expect.stringMatching(/a/)],
])('%s can match', (_title, expected) => {
  expect(reason(expected)).toBeUndefined();
});

class Order {
  readonly id = 1;
}

test.each<[unknown, string]>([
  [undefined, 'undefined, and no JSON value is. Is the name of what you expect misspelt?'],
  [{ a: undefined }, 'undefined, and no JSON value is. For a member that must be absent, leave it out. (at .a)'],
  [{ a: [1, undefined] }, 'undefined, and no JSON value is. (at .a[1])'],
  // eslint-disable-next-line no-sparse-arrays -- a hole is undefined, too
  [[1, , 2], 'undefined, and no JSON value is. (at [1])'],
  [NaN, 'NaN, and JSON has no such number.'],
  [[Infinity], 'Infinity, and JSON has no such number. (at [0])'],
  [5n, '5n. Only whole numbers that a JavaScript number cannot hold are bigints in a run. Write 5.'],
  [() => 1, 'a function, which JSON does not have. Did you mean what it returns, or expect.any(…)?'],
  [Symbol('a'), 'a symbol, which JSON does not have.'],
  [{ a: Promise.resolve(1) }, 'a promise: did you forget an await? (at .a)'],
  [Promise.reject(new Error('nobody handles it')), 'a promise: did you forget an await?'],
  [Buffer.from('a'), "a Buffer, which JSON does not have. Write its string: buffer.toString('base64')."],
  [new String('a'), "[String: 'a'], an object that JSON does not have. Write 'a'."],
  [/a/i, '/a/i, a regular expression. Write expect.stringMatching(/a/i).'],
  [{ at: new Date(0) }, 'a Date, which is a string in JSON. Write date.toISOString(). (at .at)'],
  [new TypeError('no'), "an Error, which JSON does not have. Write its message: 'no'."],
  [new Map(), 'a Map, which JSON does not have. Write an object or an array.'],
  [[new Set()], 'a Set, which JSON does not have. Write an object or an array. (at [0])'],
  [new WeakMap(), 'an object of type WeakMap, which JSON does not have. Write an object or an array: { ...value }.'],
  [
    { toJSON: () => 'a' },
    'an object with toJSON(), which is something else in JSON. Write JSON.parse(JSON.stringify(value)).',
  ],
  [{ [Symbol('key')]: 1 }, 'an object with the key Symbol(key), and keys in JSON are strings.'],
  [
    { a: expect.any(Date) },
    'expect.any(Date), which JSON does not have. Write expect.any(Object), or String, Number, Boolean, Array. (at .a)',
  ],
  [
    [expect.any(Order)],
    'expect.any(Order), which JSON does not have. Write expect.any(Object), or String, Number, Boolean, Array. (at [0])',
  ],
  [expect.objectContaining({ a: { b: NaN } }), 'NaN, and JSON has no such number. (at .a.b)'],
  [{ list: expect.arrayContaining([undefined]) }, 'undefined, and no JSON value is. (at .list[0])'],
  [expect.not.arrayContaining([NaN]), 'NaN, and JSON has no such number. (at [0])'],
])('%p matches nothing', (expected, why) => {
  expect(reason(expected)).toBe(why);
});

test('a cyclic value matches nothing; a repeated one may match', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = [circle];
  expect(reason(circle)).toBe('circular, and JSON cannot be. (at .self[0])');
  const shared = { a: 1 };
  expect(reason([shared, shared])).toBeUndefined();
});

test('names the first value that matches nothing', () => {
  expect(reason({ a: 1, b: [{ c: NaN }], d: undefined })).toBe('NaN, and JSON has no such number. (at .b[0].c)');
});

test('an option allows members that must be absent, and no undefined elsewhere', () => {
  const options = { undefinedMembers: true };
  expect(reason({ a: undefined, b: { c: undefined } }, options)).toBeUndefined();
  expect(reason({ a: [undefined] }, options)).toBe('undefined, and no JSON value is. (at .a[0])');
  expect(reason(undefined, options)).toBe('undefined, and no JSON value is. Is the name of what you expect misspelt?');
  // A part of an object has a member, whatever is allowed elsewhere.
  expect(reason(expect.objectContaining({ a: undefined }), options)).toBe(
    'undefined, and no JSON value is. For a member that must be absent, leave it out. (at .a)',
  );
});

test('an option allows more values', () => {
  const order = { kind: 'order' };
  const also = (value: object) => (value === order ? 'an order.' : undefined);
  expect(reason({ a: [order] }, { also })).toBe('an order. (at .a[0])');
  expect(reason({ a: [{ ...order }] }, { also })).toBeUndefined();
});
