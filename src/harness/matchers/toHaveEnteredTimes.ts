import { times } from '../../util/formatCount';
import { checkCount } from './checkNames';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toHaveEnteredTimes: Matcher<[state: string, count: number]> = function (received, state, count) {
  const run = asRunWithHistory(received, 'toHaveEnteredTimes');
  checkCount(count, 'toHaveEnteredTimes', true);
  const entered = run.state(state).visits.length;
  return {
    pass: entered === count,
    message: () =>
      failure(run, [
        `expected the execution ${to(this)} have entered state '${state}' ${times(count)}` +
          (this.isNot === true ? '' : `, but it entered it ${times(entered)}`),
      ]),
  };
};
