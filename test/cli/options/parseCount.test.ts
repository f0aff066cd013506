import { parseCount } from '../../../src/cli/options/parseCount';

test('a whole number from 1', () => {
  expect([parseCount('1'), parseCount('268435456')]).toEqual([1, 268_435_456]);
  for (const text of ['0', '-1', '1.5', '1e3', '', 'many', '1'.repeat(16)])
    expect(() => parseCount(text)).toThrow('Write a whole number from 1.');
});
