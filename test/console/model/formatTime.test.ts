import { formatBytes, formatTaken, formatTime } from '../../../src/console/model/formatTime';

test('times are written in UTC, with milliseconds', () => {
  expect(formatTime(Date.UTC(2030, 0, 1, 8, 5, 6, 70))).toBe('2030-01-01 08:05:06.070');
  expect(formatTime(NaN)).toBe('?');
});

test('what took no whole millisecond took some time all the same', () => {
  expect([formatTaken(0), formatTaken(0, '<1ms'), formatTaken(1500)]).toEqual(['less than 1ms', '<1ms', '1.5s']);
});

test.each([
  [12, '12 B'],
  [2048, '2.0 KB'],
  [3.5 * 1024 * 1024, '3.5 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
