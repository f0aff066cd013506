import { javaText } from '../../src/util/javaText';

test.each([
  [null, 'null'],
  [true, 'true'],
  ['it is', 'it is'],
  [{ Arg1: 1, Arg2: [] }, '{Arg1=1, Arg2=[]}'],
  [[1, 'b', [null]], '[1, b, [null]]'],
  [{}, '{}'],
])('%j prints as Java prints the object', (value, expected) => {
  expect(javaText(value)).toBe(expected);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [9007199254740991, '9007199254740991'],
  [1.1, '1.1'],
  [-3.5, '-3.5'],
  [0.001, '0.001'],
  [0.00015, '1.5E-4'],
  [12345678.5, '1.23456785E7'],
  [1e-7, '1.0E-7'],
])('%d prints as Java prints the number', (value, expected) => {
  expect(javaText(value)).toBe(expected);
});
