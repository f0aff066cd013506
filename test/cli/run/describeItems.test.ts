import { describeItems } from '../../../src/cli/run/describeItems';

const none = { total: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, pending: 0 };

test.each([
  [none, '0 items'],
  [{ ...none, total: 1, succeeded: 1 }, '1 item: 1 succeeded'],
  [
    { total: 1_015, succeeded: 1_000, failed: 5, timedOut: 4, aborted: 3, pending: 3 },
    '1,015 items: 1,000 succeeded, 5 failed, 4 timed out, 3 aborted, 3 not begun',
  ],
])('%j', (counts, text) => {
  expect(describeItems(counts)).toBe(text);
});
