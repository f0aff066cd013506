import type { Matcher } from './Matcher';
import { asRun } from './subjects';

/** The execution has ended with SUCCEEDED. */
export const toHaveSucceeded: Matcher<[]> = function (received) {
  const run = asRun(received, 'toHaveSucceeded');
  return {
    pass: run.status === 'SUCCEEDED',
    message: () =>
      `expected the execution ${this.isNot ? 'not ' : ''}to have succeeded, but it is ${run.status}\n\n${run.toString()}`,
  };
};
