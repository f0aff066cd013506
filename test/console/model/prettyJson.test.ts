import { prettyJson } from '../../../src/console/model/prettyJson';

test('breaks JSON into lines like JSON.stringify', () => {
  const value = { a: [1, { b: [] }, {}, 'x: {[,"\\'], c: null, d: { e: true } };
  expect(prettyJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  expect(prettyJson(JSON.stringify(value, null, 4))).toBe(JSON.stringify(value, null, 2));
});

test('keeps numbers and members as they are written', () => {
  expect(prettyJson('{"n":12345678901234567890,"n":1.0,"e":1E5,"__proto__":0}')).toBe(
    '{\n  "n": 12345678901234567890,\n  "n": 1.0,\n  "e": 1E5,\n  "__proto__": 0\n}',
  );
});

test.each(['', 'no json', '{"a":', 'arn:aws:x', '<b>'])('%j is not JSON and stays unchanged', (text) => {
  expect(prettyJson(text)).toBe(text);
});

test.each(['"text"', '7', 'null', ' [ ] ', '{\r\n}'])('%j is a whole document', (text) => {
  expect(prettyJson(text)).toBe(text.replace(/\s/g, ''));
});
