import { HarnessError } from '../../errors/HarnessError';
import { formatCost, formatDollars } from '../../story/cost/formatCost';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';

export const toCostAtMost: Matcher<[dollars: number]> = function (received, dollars) {
  const run = asRunWithHistory(received, 'toCostAtMost');
  if (typeof dollars !== 'number' || !(dollars >= 0 && dollars < Infinity))
    throw new HarnessError('toCostAtMost takes an amount of US dollars: toCostAtMost(0.0005).');
  const { cost } = run;
  return {
    // Sums of floating point numbers are not exact to the last digit.
    pass: cost.dollars <= dollars + 1e-12,
    message: () =>
      failure(run, [
        `expected the execution ${to(this)} cost at most ${formatDollars(dollars)}, and it costs ${formatCost([cost])}`,
      ]),
  };
};
