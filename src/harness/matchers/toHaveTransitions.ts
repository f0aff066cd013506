import { checkCount } from './checkNames';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toHaveTransitions: Matcher<[count: number]> = function (received, count) {
  const run = asRunWithHistory(received, 'toHaveTransitions');
  checkCount(count, 'toHaveTransitions', true);
  const { transitions } = run;
  return {
    pass: transitions === count,
    message: () =>
      failure(run, [
        `expected the execution ${to(this)} have ${count} state transitions` +
          (this.isNot === true ? '' : `, but it has ${transitions}`),
        '(the start and each redrive, one for each state entered, one for each retry)',
      ]),
  };
};
