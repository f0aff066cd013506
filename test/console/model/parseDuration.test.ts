import { parseDuration } from '../../../src/console/model/parseDuration';

test.each([
  ['90', 90],
  ['1.5', 1.5],
  ['90s', 90],
  ['1h 30m', 5400],
  ['1h30m', 5400],
  ['2d', 172_800],
  ['250ms', 0.25],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', 'abc', '-1', '1x', '1h later', 'h'])('%j is not a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
