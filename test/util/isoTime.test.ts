import { isoTime } from '../../src/util/isoTime';

test('milliseconds are there only when there are any', () => {
  expect([isoTime(0), isoTime(1_500), isoTime(1_234_567_890_123)]).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:01.500Z',
    '2009-02-13T23:31:30.123Z',
  ]);
});
