import { formatBytes, formatTime, formatTimeOfDay } from '../../../src/console/model/formatTime';

test('times are written in UTC, with milliseconds', () => {
  expect(formatTime(Date.UTC(2030, 0, 1, 8, 5, 6, 70))).toBe('2030-01-01 08:05:06.070');
  expect(formatTime(NaN)).toBe('?');
});

test('the day is left out where it is the same', () => {
  const day = Date.UTC(2030, 0, 1);
  expect(formatTimeOfDay(day + 1000, day)).toBe('00:00:01.000');
  expect(formatTimeOfDay(day + 86_400_000, day)).toBe('2030-01-02 00:00:00.000');
});

test.each([
  [12, '12 B'],
  [2048, '2.0 KB'],
  [3.5 * 1024 * 1024, '3.5 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
