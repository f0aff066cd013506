import { asymmetricMatchers as any, equals } from '../../../src/harness/runner/asymmetric';

test.each([
  [1, 1],
  [Number.NaN, Number.NaN],
  [null, null],
  [
    { a: 1, b: [1, { c: null }] },
    { b: [1, { c: null }], a: 1 },
  ],
  [{ a: 1 }, { a: 1, b: undefined }],
  [new Date(5), new Date(5)],
  [
    { id: 'x', n: 3 },
    { id: any.any(String), n: any.anything() },
  ],
])('%j equals %j', (received, expected) => {
  expect(equals(received, expected)).toBe(true);
});

test.each([
  [1, 2],
  [0, '0'],
  [null, undefined],
  [{ a: 1 }, { a: 1, b: 2 }],
  [[1, 2], [1]],
  [[], {}],
  [{ a: 1 }, null],
  [new Date(5), new Date(6)],
  [{}, { toString: 1 }],
  [{ id: 1 }, { id: any.any(String) }],
])('%j does not equal %j', (received, expected) => {
  expect(equals(received, expected)).toBe(false);
});
