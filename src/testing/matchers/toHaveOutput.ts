import { Run } from '../run/Run';
import type { Matcher } from './Matcher';
import { asRun, asState } from './subjects';

/** The output of a run, or of the last visit of a state. Asymmetric matchers work inside. */
export const toHaveOutput: Matcher<[expected: unknown]> = function (received, expected) {
  const subject = received instanceof Run ? asRun(received, 'toHaveOutput') : asState(received, 'toHaveOutput');
  const { output } = subject;
  const what = subject instanceof Run ? 'the execution' : `state '${subject.name}'`;
  const story = subject instanceof Run ? subject.toString() : new Run(subject.story).toString();
  return {
    pass: this.equals(output, expected),
    message: () =>
      [
        `expected ${what} ${this.isNot ? 'not ' : ''}to have the output`,
        `  ${this.utils.printExpected(expected)}`,
        output === undefined ? 'but it has none' : `but it is\n  ${this.utils.printReceived(output)}`,
        '',
        story,
      ].join('\n'),
  };
};
