import { type Json, isObject } from '../../util/json';
import { Run } from '../run/Run';
import { HarnessError } from '../../errors/HarnessError';
import { checkExpected } from './checkExpected';
import { checkVariables } from './checkNames';
import { failure, to, difference } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatchers';
import { asRunOrState, subjectName } from './subjects';
import { decide, whyUndecided } from './undecided';

type Variables = Readonly<Record<string, Json>>;

export const toHaveAssigned: Matcher<[variables: Readonly<Record<string, unknown>>]> = function (received, expected) {
  const subject = asRunOrState(received, 'toHaveAssigned');
  if (!isObject(expected as Json) || Object.keys(expected).length === 0)
    throw new HarnessError('toHaveAssigned takes variables and their values: toHaveAssigned({ count: 3 }).');
  const names = Object.keys(expected);
  checkVariables(subject.story, names);
  for (const name of names) checkExpected(expected[name], `Variable '${name}' of toHaveAssigned(…)`);
  const assigned: Variables = (subject instanceof Run ? subject.variables : subject.assigned) ?? {};
  const named = pick(assigned, names);
  const missing = names.filter((name) => !Object.hasOwn(assigned, name));
  const none = Object.keys(assigned).length === 0;
  return {
    pass: decide(this, missing.length > 0, this.equals(named, expected)),
    message: () =>
      failure(subject, [
        `expected ${subjectName(subject)} ${to(this)} have assigned`,
        ...(this.isNot === true || none
          ? [`  ${this.utils.printExpected(expected)}`]
          : difference(this, expected, named)),
        ...(none
          ? [`but it assigned no variable${subject instanceof Run ? '' : `: it ${describeStatus(subject)}`}`]
          : this.isNot === true && missing.length > 0
            ? [`but it did not assign ${missing.join(', ')}`]
            : []),
        ...whyUndecided(
          this,
          subject,
          missing.length > 0,
          `With .not, too, there must be a value to compare. To assert that there is no value: expect(run.variables).not.toHaveProperty('${missing[0]}')`,
        ),
      ]),
  };
};

function pick(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]!]] : [])),
  );
}
