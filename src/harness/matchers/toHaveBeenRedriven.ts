import { times } from '../../util/formatCount';
import { checkCount } from './checkNames';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { asRun } from './subjects';

export const toHaveBeenRedriven: Matcher<[count?: number]> = function (received, count) {
  const run = asRun(received, 'toHaveBeenRedriven');
  checkCount(count, 'toHaveBeenRedriven');
  const { redriveCount } = run;
  const wanted = count === undefined ? '' : ` ${times(count)}`;
  return {
    pass: count === undefined ? redriveCount > 0 : redriveCount === count,
    message: () =>
      failure(run, [
        `expected the execution ${to(this)} have been redriven${wanted}, but it was redriven ${times(redriveCount)}`,
      ]),
  };
};
