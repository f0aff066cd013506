import { copyPlain, toJsonCopy, toOwnData } from '../../src/util/copyJson';
import { parseJson } from '../../src/util/json';

class Money {
  readonly #cents = 5;
  constructor(readonly currency: string) {}
  get cents(): number {
    return this.#cents;
  }
}

const deep = (levels: number): unknown => (levels === 0 ? 'end' : { in: deep(levels - 1) });
const holes: unknown[] = [];
holes[2] = 1;

test.each<[string, unknown]>([
  ['texts, numbers and the like', ['a', 1, -1.5, true, false, null]],
  ['numbers that JSON does not have', [NaN, Infinity, -Infinity, -0]],
  ['members in their order', { b: 1, a: { c: [] } }],
  ['members without a value', { a: undefined, b: () => 1, c: Symbol('c'), d: 1 }],
  ['items without a value', [undefined, () => 1, Symbol('c'), 1]],
  ['holes', holes],
  ['dates', { at: new Date(0) }],
  ['something with toJSON', { a: { toJSON: () => ({ b: 1 }) } }],
  ['an array with toJSON', Object.assign([1], { toJSON: () => 'list' })],
  ['instances, maps and errors', [new Money('EUR'), new Map([[1, 2]]), new Error('no')]],
  ['boxed values', [Object(1), Object('a'), Object(true)]],
  ['typed arrays', new Uint8Array([1, 2])],
  ['objects without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ['a member named __proto__', JSON.parse('{"__proto__":{"polluted":true}}')],
  ['getters', { get a() { return 1; } }], // prettier-ignore
  ['much depth', deep(1000)],
  ['nothing at all', undefined],
  ['a function', () => 1],
])('%s: as written and read', (_, value) => {
  const text = JSON.stringify(value) as string | undefined;
  const copied = toJsonCopy(value);
  expect(copied).toEqual(text === undefined ? undefined : JSON.parse(text));
  expect(JSON.stringify(copied)).toBe(text);
});

test('negative zero is zero', () => {
  expect(Object.is(toJsonCopy(-0), 0)).toBe(true);
});

test('the copy is one: what happens to the value later does not reach it', () => {
  const value = { list: [1], inner: { a: 1 } };
  const copied = toJsonCopy(value);
  value.list.push(2);
  value.inner.a = 2;
  expect(copied).toEqual({ list: [1], inner: { a: 1 } });
});

test('rejects a circle and a bigint like JSON.stringify', () => {
  const circle: Record<string, unknown> = {};
  circle['a'] = [circle];
  expect(() => toJsonCopy(circle)).toThrow(TypeError);
  expect(() => toJsonCopy({ n: 1n })).toThrow(TypeError);
});

test('a value that is not plain data has no plain copy', () => {
  for (const value of [
    -0,
    { a: -0 },
    NaN,
    1e21,
    1e-9,
    parseJson('1e21'),
    parseJson('12345678901234567890'),
    { a: new Date(0) },
    undefined,
    deep(300),
  ])
    expect(copyPlain(value)).toBeUndefined();
  expect(copyPlain({ a: [0, 1.5, null, 'x', { b: undefined }] })).toEqual({ a: [0, 1.5, null, 'x', {}] });
  expect(copyPlain(parseJson('[1.0, 2.50, -3E2]'))).toEqual([1, 2.5, -300]);
});

test('own data are numbers of JavaScript, and may be changed', () => {
  const value = parseJson('{"a":[1.0,-0,1e2,12345678901234567890,{"__proto__":1}]}');
  const own = toOwnData(value) as { a: unknown[] };
  expect(own).toStrictEqual({ a: [1, 0, 100, 12345678901234567890n, JSON.parse('{"__proto__":1}')] });
  own.a.length = 0;
  expect((toOwnData(value) as typeof own).a).toHaveLength(5);
  expect(toOwnData(undefined)).toBeUndefined();
});
