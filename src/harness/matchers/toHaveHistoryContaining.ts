import { checkEvents } from './checkEvents';
import { failure } from './failure';
import { describeExpectation, eventMatches, listEvents, type EventExpectation } from './historyMatcher';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toHaveHistoryContaining: Matcher<[events: readonly EventExpectation[]]> = function (received, expected) {
  const run = asRunWithHistory(received, 'toHaveHistoryContaining');
  const { history } = run;
  checkEvents(run, expected, 'toHaveHistoryContaining');
  let from = 0;
  const missing = expected.find((wanted) => {
    const found = history.findIndex((event, index) => index >= from && eventMatches(this, event, wanted));
    if (found >= 0) from = found + 1;
    return found < 0;
  });
  return {
    pass: missing === undefined,
    message: () => {
      const last = history[from - 1];
      return failure(run, [
        `expected the history ${missing === undefined ? 'not to' : 'to'} contain, in this order`,
        ...expected.map(
          (wanted) => `  ${describeExpectation(this, wanted)}${wanted === missing ? '  ← not found' : ''}`,
        ),
        '',
        ...listEvents(history, missing === undefined ? undefined : last?.id),
      ]);
    },
  };
};
