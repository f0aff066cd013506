import { mayHoldExactNumbers, readExactJson } from '../../src/util/readExactJson';
import { parseJson, toCompactText, toText } from '../../src/util/json';

it.each([
  '[1.0]',
  '{"a":-12.00 }',
  '{"a":1e3}',
  '[1E5,2]',
  '[1.5e7]',
  '[1e+7]',
  '[12345678.25]',
  '[-0.00012]',
  '{"id":1234567890123456}',
  '[ 1e400 ]',
])('%s may hold an exact number', (text) => {
  expect(mayHoldExactNumbers(text)).toBe(true);
});

it.each([
  '{}',
  '[1,2,3]',
  '[12.5,0.25,123456.789]',
  '{"at":"2024-01-01T10:00:00.000Z","ip":"10.0.0.1","version":"1.0"}',
  '{"card":"4111111111111111","uuid":"550e8400-e29b-41d4-a716-446655440000"}',
  '{"text":"one. Two. 3e"}',
])('%s holds none', (text) => {
  expect(mayHoldExactNumbers(text)).toBe(false);
});

it('finds every number that is not a plain one', () => {
  for (const number of ['1.0', '10.000', '1e2', '1E-9', '1.5E+10', '123456789.125', '0.0001', '12345678901234567890'])
    for (const text of [`[${number}]`, `{"a":"x","b":${number}}`, `[1,${number} ,2]`, `[\n${number}\n]`])
      expect([text, mayHoldExactNumbers(text)]).toEqual([text, true]);
});

it.each([
  '{"a":1.0,"b":[2,"3.0",{"c":null,"d":true,"e":false}],"f":{}}',
  '{"a\\"1.0,\\\\":1e3,"__proto__":2.0,"":[],"\\u00e4":"\\\\"}',
  '[[[[1.0]]],[],{"a":{"a":{"a":-1.50}}}]',
  ' [ "\\ud83d\\ude00" , 10.0 ] ',
])('reads %s as JSON.parse does, but for the numbers', (text) => {
  expect(JSON.stringify(readExactJson(text))).toBe(JSON.stringify(JSON.parse(text)));
});

it('keeps the last of several members with the same name, in the place of the first', () => {
  expect(toCompactText(readExactJson('{"a":1.0,"b":2,"a":3.0}'))).toBe('{"a":3.0,"b":2}');
});

it('reads texts nested as deeply as JSON.parse does, whatever others allow', () => {
  const text = `${'['.repeat(50_000)}1.0${']'.repeat(50_000)}`;
  let value: unknown = readExactJson(text);
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  expect(toCompactText(value as never)).toBe('[1.0]');
});

it('keeps the text of untouched values, and prints the rest like Java', () => {
  const value = parseJson('{ "a": 1.00, "b": {"c": 1790204286.0} }');
  expect(toText(value)).toBe('{ "a": 1.00, "b": {"c": 1790204286.0} }');
  expect(toCompactText(value)).toBe('{"a":1.0,"b":{"c":1.790204286E9}}');
  expect(toText((value as { b: never }).b)).toBe('{"c":1.790204286E9}');
});

it('reads a number that is the whole text', () => {
  expect([toText(parseJson(' 1.00 ')), toText(parseJson('12345678901234567')), toText(parseJson('7'))]).toEqual([
    ' 1.00 ',
    '12345678901234567',
    '7',
  ]);
});

it.each([
  ['zeros in a string', (n: number) => `{"a":"${'0'.repeat(n)}"}`],
  ['digits in a string', (n: number) => `{"a":"${'1234567890'.repeat(n / 10)}"}`],
  ['dots between zeros', (n: number) => `{"a":"${'0.00'.repeat(n / 4)}"}`],
  ['dots between digits', (n: number) => `{"a":"${'12345678.12345678'.repeat(n / 16)}"}`],
  ['exponents', (n: number) => `{"a":"${'-1e1-1e1 '.repeat(n / 9)}"}`],
  ['exponents in a run', (n: number) => `{"a":"x${'-1e1'.repeat(n / 4)}"}`],
  ['digits between exponents', (n: number) => `{"a":"x${'1111111111111111e1'.repeat(n / 18)}"}`],
])('looks at each character of %s a few times only', (_, textOf) => {
  const looks = (text: string): number => {
    const look = jest.spyOn(String.prototype, 'charCodeAt');
    mayHoldExactNumbers(text);
    const { length } = look.mock.calls;
    look.mockRestore();
    return length / text.length;
  };
  expect(looks(textOf(3_600))).toBeLessThan(16);
  expect(looks(textOf(36_000))).toBeLessThan(16);
});
