import { call, failureOf } from './evaluateCall';

test.each([
  ['', ''],
  ['Data to encode', 'RGF0YSB0byBlbmNvZGU='],
  [' ', 'IA=='],
  ['✓', '4pyT'],
  ['🚀', '8J+agA=='],
  ['\ud800', 'Pw=='],
])('%j', (text, expected) => {
  expect(call('States.Base64Encode($)', text)).toBe(expected);
});

test('long texts stay on one line', () => {
  expect(call('States.Base64Encode($)', 'a'.repeat(9999))).toBe(Buffer.from('a'.repeat(9999)).toString('base64'));
});

test.each([
  [123, 'argument 1 must be a string, but its kind is number'],
  ['a'.repeat(10_001), 'argument 1 has 10001 characters, but at most 10000 are possible'],
])('what is no text of 10000 characters is refused', (input, reason) => {
  expect(failureOf('States.Base64Encode($)', input)).toBe(reason);
});
