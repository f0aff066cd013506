import { HarnessError } from '../../../src/errors/HarnessError';
import { parseDuration } from '../../../src/tasks/mocking/parseDuration';

test.each<[number | string, number]>([
  [2, 2],
  [0, 0],
  [0.5, 0.5],
  ['2s', 2],
  ['500ms', 0.5],
  ['1.5m', 90],
  ['3h', 10_800],
  ['30d', 2_592_000],
  ['1h 30m', 5400],
])('%p is %d seconds', (duration, seconds) => {
  expect(parseDuration(duration, 'The delay')).toBe(seconds);
});

test.each<[unknown, string]>([
  [-1, '-1'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['', '""'],
  ['2', '"2"'],
  ['2 s', '"2 s"'],
  ['-2s', '"-2s"'],
  ['soon', '"soon"'],
  [null, 'null'],
  [undefined, 'undefined'],
  [`${'9'.repeat(10_000)}x`, `"${'9'.repeat(10_000)}x"`],
])('%p is none', (duration, shown) => {
  expect(() => parseDuration(duration as string, 'The delay')).toThrow(
    new HarnessError(
      `The delay must be seconds (2) or a string with a unit ('2s', '500ms', '3m', '1h', '30d'), not ${shown}.`,
    ),
  );
});
