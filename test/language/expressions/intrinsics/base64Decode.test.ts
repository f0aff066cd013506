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

test.each(['Y', 'YWJjZ', {}, 'A'.repeat(10_001)])(
  'rejects anything but a Base64 string of at most 10000 characters',
  (input) => {
    expect(failureOf('States.Base64Decode($)', input)).toBe('Invalid arguments in States.Base64Decode');
  },
);
