import { rangeOf } from '../../../../../src/language/expressions/jsonata/closures/operators';
import { uncounted } from '../uncounted';

test.each<[unknown, unknown, unknown]>([
  [1, 3, [1, 2, 3]],
  [2, 2, [2]],
  [3, 1, undefined],
  [undefined, 1, undefined],
  [1, undefined, undefined],
])('%p..%p', (first, last, result) => {
  const range = rangeOf(first, last, uncounted);
  expect(range === undefined ? undefined : [...(range as number[])]).toEqual(result);
});

test.each<[unknown, unknown, unknown]>([
  [1.5, 2, expect.objectContaining({ code: 'T2003' })],
  [1, '2', expect.objectContaining({ code: 'T2004' })],
  [1, 1e7 + 1, expect.objectContaining({ code: 'D2014' })],
  [1, 1e6, expect.objectContaining({ limit: 'memory' })],
])('rejects %p..%p', (first, last, error) => {
  expect(() => rangeOf(first, last, uncounted)).toThrow(error as Error);
});
