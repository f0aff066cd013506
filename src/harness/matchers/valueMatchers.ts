import type { Visit } from '../../story/trace/Story';
import type { Json } from '../../util/json';
import { Run } from '../run/Run';
import type { StateView } from '../run/StateView';
import { checkExpected } from './checkExpected';
import { failure, to, difference } from './failure';
import { decidingItem } from './decidingItem';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatchers';
import { asRunOrState, subjectName } from './subjects';
import { decide, whyUndecided } from './undecided';

function look(subject: Run | StateView): string {
  return subject instanceof Run ? 'expect(run' : `expect(run.state('${subject.name}')`;
}

/** A matcher of one value of a run, or of the last visit of a state. */
function valueMatcher(
  name: string,
  words: string,
  read: (subject: Run | StateView | Visit) => Json | undefined,
): Matcher<[expected: unknown]> {
  return function (received, expected) {
    const given = asRunOrState(received, name);
    checkExpected(expected, `What ${name}(…) expects`);
    const subject = decidingItem(given, (visit) => this.isNot === true && this.equals(read(visit), expected));
    const value = read(subject);
    const none = value === undefined;
    return {
      pass: decide(this, none, this.equals(value, expected)),
      message: () =>
        failure(subject, [
          `expected ${subjectName(subject)} ${to(this)} have the ${words}`,
          ...(none || this.isNot === true
            ? [`  ${this.utils.printExpected(expected)}`]
            : difference(this, expected, value)),
          ...(none ? [`but it has none: it ${describeStatus(subject)}`] : []),
          ...whyUndecided(
            this,
            subject,
            none,
            `With .not, too, there must be an ${words} to compare. To assert that there is no ${words}: ${look(subject)}.${words}).toBeUndefined()`,
          ),
        ]),
    };
  };
}

export const toHaveOutput = valueMatcher('toHaveOutput', 'output', (subject) => subject.output);

export const toHaveInput = valueMatcher('toHaveInput', 'input', (subject) => subject.input);
