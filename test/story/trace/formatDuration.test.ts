import { formatDuration } from '../../../src/story/trace/formatDuration';

test.each([
  [0, '0s'],
  [1, '1ms'],
  [999, '999ms'],
  [1000, '1s'],
  [1500, '1.5s'],
  [60_000, '1m'],
  [60_001, '1m 0.001s'],
  [7_205_500, '2h 5.5s'],
  [2_592_000_000, '30d'],
])('%d ms are %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
