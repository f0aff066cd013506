import type { Json } from '../../util/json';
import { Run } from '../harness/run/Run';
import { checkVariables } from './checkNames';
import { difference } from './difference';
import { failure, to } from './failure';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatcher';
import { asRunOrState, subjectName } from './subjects';

type Variables = Readonly<Record<string, Json>>;

export const toHaveAssigned: Matcher<[variables: Readonly<Record<string, unknown>>]> = function (received, expected) {
  const subject = asRunOrState(received, 'toHaveAssigned');
  checkVariables(subject.story, Object.keys(expected));
  const assigned: Variables = (subject instanceof Run ? subject.variables : subject.assigned) ?? {};
  const named = pick(assigned, Object.keys(expected));
  const none = Object.keys(assigned).length === 0;
  return {
    pass: Object.keys(expected).every((name) => Object.hasOwn(assigned, name)) && this.equals(named, expected),
    message: () =>
      failure(subject, [
        `expected ${subjectName(subject)} ${to(this)} have assigned`,
        ...(this.isNot === true || none
          ? [`  ${this.utils.printExpected(expected)}`]
          : difference(this, expected, named)),
        ...(none
          ? [`but it assigned no variable${subject instanceof Run ? '' : `: it ${describeStatus(subject)}`}`]
          : []),
      ]),
  };
};

function pick(variables: Variables, names: readonly string[]): Variables {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]!]] : [])),
  );
}
