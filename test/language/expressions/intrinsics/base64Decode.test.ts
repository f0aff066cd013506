import { call, failureOf } from './evaluateCall';

test.each([
  ['', ''],
  ['RGF0YSB0byBlbmNvZGU=', 'Data to encode'],
  ['4pyT', '✓'],
  [' YWJjZA== ', 'abcd'],
  ['YWJj\nZA==', 'abcd'],
  ['YWJjZA', 'abcd'],
  ['YW==cd', 'a'],
  ['!!YWJj!!', 'abc'],
  ['/w==', '\ufffd'],
])('%j', (text, expected) => {
  expect(call('States.Base64Decode($)', text)).toBe(expected);
});

test.each([
  ['Y', 'the last character is less than a byte'],
  ['YWJjZ', 'the last character is less than a byte'],
  [{}, 'argument 1 must be a string, but its kind is object'],
  ['A'.repeat(10_001), 'argument 1 has 10001 characters, but at most 10000 are possible'],
])('what is no Base64 text of 10000 characters is refused', (input, reason) => {
  expect(failureOf('States.Base64Decode($)', input)).toBe(reason);
});
