import { javaHashCode, javaStringHash } from '../../src/util/javaHashOrder';

test.each([
  ['', 0],
  ['a', 97],
  ['index', 100346066],
  ['hello world', 1794106052],
  ['😀', 1772899],
])('a string has the hash code of a Java String: %j', (text, expected) => {
  expect(javaStringHash(text)).toBe(expected);
});

test.each([
  [null, 0],
  [true, 1231],
  [false, 1237],
  [7, 7],
  [-7, -7],
  [-2147483648, -2147483648],
  [2147483648, -2147483648],
  [4294967296, 1],
  [1.5, 1073217536],
  [[1, 2], 994],
  [[2, 1], 1024],
  [[], 1],
  [{}, 0],
  [{ a: 1 }, 96],
])('a value has the hash code of its Java object: %j', (value, expected) => {
  expect(javaHashCode(value)).toBe(expected);
});

test('the order of members does not change a hash code', () => {
  expect(javaHashCode({ a: 1, b: 2 })).toBe(javaHashCode({ b: 2, a: 1 }));
});
