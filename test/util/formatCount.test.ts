import { formatCount, times } from '../../src/util/formatCount';

test.each([
  [0, 'item', '0 items'],
  [1, 'item', '1 item'],
  [999, 'item', '999 items'],
  [1_000, 'item', '1,000 items'],
  [1_234_567, 'item', '1,234,567 items'],
])('%i %s', (count, thing, text) => {
  expect(formatCount(count, thing)).toBe(text);
});

test('a number alone, and a plural of its own', () => {
  expect([formatCount(25_000), formatCount(2, 'branch', 'branches'), formatCount(1, 'branch', 'branches')]).toEqual([
    '25,000',
    '2 branches',
    '1 branch',
  ]);
});

test('how often', () => {
  expect([0, 1, 2, 3].map(times)).toEqual(['0 times', 'once', 'twice', '3 times']);
});
