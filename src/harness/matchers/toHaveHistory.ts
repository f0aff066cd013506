import { checkEvents } from './checkEvents';
import { failure } from './failure';
import { describeEvent, describeExpectation, eventMatches, listEvents, type EventExpectation } from './historyMatcher';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toHaveHistory: Matcher<[events: readonly EventExpectation[]]> = function (received, expected) {
  const run = asRunWithHistory(received, 'toHaveHistory');
  const { history } = run;
  checkEvents(run, expected, 'toHaveHistory');
  const length = Math.max(history.length, expected.length);
  const at = Array.from({ length }, (_none, index) => index).find((index) => {
    const event = history[index];
    const wanted = expected[index];
    return event === undefined || wanted === undefined || !eventMatches(this, event, wanted);
  });
  return {
    pass: at === undefined,
    message: () => {
      if (at === undefined)
        return failure(run, ['expected the execution not to have this history', ...listEvents(history)]);
      const event = history[at];
      const wanted = expected[at];
      return failure(run, [
        `expected the execution to have this history, but event ${at + 1} is not as expected`,
        ...(event === undefined
          ? [`  expected: ${describeExpectation(this, wanted!)}`, '  received: no event, the history has ended']
          : wanted === undefined
            ? ['  expected: the end of the history', `  received: ${event.type}`]
            : describeEvent(this, event, wanted)),
        '',
        ...listEvents(history, event?.id),
      ]);
    },
  };
};
