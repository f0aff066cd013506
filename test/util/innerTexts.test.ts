import { innerTexts, withInnerTexts } from '../../src/util/innerTexts';
import { parseJson, toText, type Json } from '../../src/util/json';
import { isLargerThan } from '../../src/util/jsonSize';

/** What a value is after it was written down and read again. */
function again(value: Json): Json {
  return withInnerTexts(parseJson(JSON.stringify(value)), innerTexts(value));
}

test('an inner value keeps the blanks of its own text', () => {
  const value = { StatusCode: 200, Payload: parseJson('{"amount": 5, "by": "python"}') };
  expect(innerTexts(value)).toEqual([{ path: ['Payload'], text: '{"amount": 5, "by": "python"}' }]);
  const read = again(value) as { Payload: Json };
  expect(read).toEqual({ StatusCode: 200, Payload: { amount: 5, by: 'python' } });
  expect(toText(read.Payload)).toBe('{"amount": 5, "by": "python"}');
});

test('works in arrays, at depth, and beside a member with an odd name', () => {
  const value = { list: [1, { __proto__: null, Output: parseJson('[1,  2]') }], other: parseJson('{ }') };
  const odd = JSON.parse('{"__proto__":{"a":1}}') as Json;
  const read = again({ ...value, odd }) as { list: [number, { Output: Json }]; other: Json; odd: Json };
  expect(toText(read.list[1].Output)).toBe('[1,  2]');
  expect(toText(read.other)).toBe('{ }');
  expect(JSON.stringify(read.odd)).toBe('{"__proto__":{"a":1}}');
});

test('works after the whole was printed to count its bytes or to be shown', () => {
  const Payload = parseJson(`{"text": "${'x'.repeat(5_000)}"}`);
  const counted = { within: { Payload } };
  expect(isLargerThan(counted, 4_000)).toBe(true);
  toText(counted.within);
  expect(innerTexts(counted)).toEqual([{ path: ['within', 'Payload'], text: toText(Payload) }]);
});

test('returns nothing where the text is the printed one, or where the whole has its text', () => {
  expect(innerTexts({ Payload: parseJson('{"a":1}'), n: parseJson('1.0') })).toEqual([]);
  expect(innerTexts(parseJson('{"a": {"b": 1}}'))).toEqual([]);
  expect(innerTexts('text')).toEqual([]);
  expect(innerTexts(null)).toEqual([]);
});
