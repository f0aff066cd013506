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

test('long strings stay on one line', () => {
  expect(call('States.Base64Encode($)', 'a'.repeat(9999))).toBe(Buffer.from('a'.repeat(9999)).toString('base64'));
});

test.each([123, 'a'.repeat(10_001)])('rejects values other than strings of at most 10000 characters', (input) => {
  expect(failureOf('States.Base64Encode($)', input)).toBe('Invalid arguments in States.Base64Encode');
});
