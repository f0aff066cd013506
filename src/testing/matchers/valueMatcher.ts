import type { Json } from '../../util/json';
import type { Run } from '../harness/run/Run';
import type { StateView } from '../harness/run/StateView';
import { difference } from './difference';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatcher';
import { asRunOrState, subjectName } from './subjects';

/** A matcher of one value of a run, or of the last visit of a state. */
export function valueMatcher(
  name: string,
  words: string,
  read: (subject: Run | StateView) => Json | undefined,
): Matcher<[expected: unknown]> {
  return function (received, expected) {
    const subject = asRunOrState(received, name);
    const value = read(subject);
    return {
      pass: this.equals(value, expected),
      message: () =>
        failure(subject, [
          `expected ${subjectName(subject)} ${to(this)} have the ${words}`,
          ...(this.isNot === true
            ? [`  ${this.utils.printExpected(expected)}`]
            : value === undefined
              ? [`  ${this.utils.printExpected(expected)}`, `but it has none: it ${describeStatus(subject)}`]
              : difference(this, expected, value)),
        ]),
    };
  };
}
