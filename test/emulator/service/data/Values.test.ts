import { textsOf, ValuesIn, ValuesOut } from '../../../../src/emulator/service/data/Values';
import { parseJson, toText, type Json } from '../../../../src/util/json';

/** The texts of values after they were written into a file and read again. */
function again(values: readonly Json[]): { readonly numbers: readonly number[]; readonly texts: readonly string[] } {
  const out = new ValuesOut();
  const numbers = values.map((value) => out.number(value));
  const lines = Buffer.from(out.lines.slice(1)).toString();
  const read = new ValuesIn(textsOf(lines));
  return { numbers, texts: numbers.map((number) => toText(read.value(number))) };
}

test('reads strings of all kinds as they were written', () => {
  const texts = [
    '{ "a" :\n 1.0 }',
    '"\\ud800"',
    '"\ud800"',
    '"line\u2028"',
    '"\\\\"',
    '""',
    '[]',
    'null',
    '1e400',
    '"ä"',
  ];
  const values = texts.map((text) => parseJson(text));
  expect(again([...values, '\\', 'a\nb', '\ud800']).texts).toEqual([
    '{ "a" :\n 1.0 }',
    '"\\ud800"',
    '"\\ud800"',
    '"line\u2028"',
    '"\\\\"',
    '""',
    '[]',
    'null',
    toText(values[8]!),
    '"ä"',
    '"\\\\"',
    '"a\\nb"',
    '"\\ud800"',
  ]);
});

test('reads a string that is not JSON as it was written', () => {
  const out = new ValuesOut();
  const texts = ['', '\\', '\ud800 {"a"', 'a\nb', 'a\r\nb'];
  for (const text of texts) out.numberOfText(text);
  expect(textsOf(Buffer.from(out.lines.slice(1)).toString())).toEqual(texts);
});

test('values that print alike share a number, and no others do', () => {
  const inner = { x: [1, { y: null }] };
  const values: Json[] = [
    { a: 1, b: inner },
    { a: 1, b: { x: [1, { y: null }] } },
    { b: inner, a: 1 },
    { a: 1, b: { x: [1, { y: null }, 2] } },
    { a: 1, b: { x: { 0: 1, 1: { y: null } } } },
    { a: 1 },
    { a: 1, b: inner },
    parseJson('{"a":1, "b":{"x":[1,{"y":null}]}}'),
    parseJson('{"a":1.0}'),
    { a: parseJson('1.0') },
    { a: 1 },
    parseJson('{"__proto__":1}'),
    parseJson('{"__proto__":{}}'),
    {},
    [],
    '[]',
    { a: -0 },
    { a: 0 },
  ];
  const { numbers, texts } = again(values);
  expect(texts).toEqual(values.map(toText));
  expect(numbers).toEqual(texts.map((text) => [...new Set(texts)].indexOf(text)));
});

test('works for any number and size of values', () => {
  const values = Array.from({ length: 50 }, (_, index): Json => ({ index: index % 25 }));
  const large = (last: number): Json => ({ items: Array.from({ length: 200 }, (_, index) => ({ index })), last });
  const all = [...values, large(1), large(1), large(2)];
  const { numbers, texts } = again(all);
  expect(texts).toEqual(all.map(toText));
  expect(new Set(numbers).size).toBe(27);
});
