import { parseCount, parsePair, formatTime, parseTime } from '../../../src/terminal/options/parseArgument';

test('a whole number from 1', () => {
  expect([parseCount('1'), parseCount('268435456')]).toEqual([1, 268_435_456]);
  for (const text of ['0', '-1', '1.5', '1e3', '', 'many', '1'.repeat(16)])
    expect(() => parseCount(text)).toThrow('Write a whole number of at least 1.');
});

test('pairs: one after the other, the value as it stands', () => {
  expect(parsePair('A=1')).toEqual([['A', '1']]);
  expect(parsePair('B=x=y', [['A', '1']])).toEqual([
    ['A', '1'],
    ['B', 'x=y'],
  ]);
  expect(parsePair('__proto__=')).toEqual([['__proto__', '']]);
});

test.each(['A', '=1', ''])("'%s' is not a NAME=VALUE", (text) => {
  expect(() => parsePair(text)).toThrow('Write NAME=VALUE.');
});

test.each(['real', 'skip', 'scale:60', 'scale:2.5'])('%s is read and written', (text) => {
  expect(formatTime(parseTime(text))).toBe(text);
});

test.each(['fast', 'scale:0', 'scale:', 'scale:-1', 'SKIP', ''])("'%s' is no way for time to pass", (text) => {
  expect(() => parseTime(text)).toThrow('Write real, skip or scale:N, for example scale:60.');
});
