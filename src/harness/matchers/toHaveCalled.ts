import type { Call } from '../../tasks/mocking/Call';
import { CallIndex } from '../../tasks/mocking/CallIndex';
import { times } from '../../util/formatCount';
import { checkExpected } from './checkExpected';
import { resolveCallee, type Callee, type ResolvedCallee } from './callee';
import { asCallSubject, checkCallee, listCalls, checkOwnCalls, hintElsewhere } from './callSubject';
import { checkMembers } from '../../util/checkMembers';
import { checkCount } from './checkNames';
import type { Json } from '../../util/json';
import { to, difference } from './failure';
import type { Matcher, MatcherContext } from './Matcher';

/** The number of calls; without it, at least one. */
export interface CallCount {
  readonly times?: number;
}

export const toHaveCalled: Matcher<[callee: Callee, sent?: unknown, count?: CallCount]> = function (
  received,
  callee,
  ...others
) {
  const [expected, more = {}] = others;
  const subject = asCallSubject(received, 'toHaveCalled');
  checkMembers(more, ['times'], 'toHaveCalled(callee, sent, more)');
  const { times: count } = more;
  // `undefined` stands for "any data" before a count. Alone, it comes from a misspelt variable.
  if (expected !== undefined || others.length === 1) checkExpected(expected, 'What toHaveCalled(callee, sent) expects');
  checkCount(count, 'toHaveCalled');
  checkCallee(subject, callee);
  const wanted = resolveCallee(callee, subject.targets);
  checkOwnCalls(this, received, { matcher: 'toHaveCalled', wanted: [wanted.matcher], count });
  const index = CallIndex.of(subject.calls);
  const calls = index.matching(wanted.matcher, subject.targets);
  const equals = (sent: Json): boolean => this.equals(sent, expected);
  const right =
    expected === undefined
      ? calls
      : index.sending(wanted.matcher, subject.targets, { expected, as: wanted.sentAs, equals });
  return {
    pass: count === undefined ? right.length > 0 : right.length === count,
    message: () =>
      subject.failure([
        `expected ${subject.name} ${to(this)} have called ${wanted.description}${count === undefined ? '' : ` ${times(count)}`}` +
          (expected === undefined ? '' : ' with'),
        ...describeCalls(this, { wanted, expected, calls, right }),
        ...(right.length < (count ?? 1) ? hintElsewhere(received, 'toHaveCalled', wanted.matcher) : []),
        ...(calls.length === 0 ? ['The calls that were made:', ...listCalls(subject.calls)] : []),
      ]),
  };
};

interface Comparison {
  readonly wanted: ResolvedCallee;
  readonly expected: unknown;
  /** Calls to the target, and those of them with the expected data. */
  readonly calls: readonly Call[];
  readonly right: readonly Call[];
}

function describeCalls(context: MatcherContext, { wanted, expected, calls, right }: Comparison): string[] {
  if (calls.length === 1 && right.length === 0 && expected !== undefined)
    return difference(context, expected, wanted.sent(calls[0]!));
  const told = expected === undefined ? [] : [`  ${context.utils.printExpected(expected)}`];
  if (calls.length === 0) return [...told, 'but it was not called'];
  const rightly = expected === undefined ? '' : `, ${right.length} of them as expected`;
  return [
    ...told,
    `but it was called ${times(calls.length)}${rightly}`,
    ...calls.slice(0, 10).map((call, index) => `  ${index + 1}. ${context.utils.printReceived(wanted.sent(call))}`),
    ...(calls.length > 10 ? [`  … and ${calls.length - 10} more`] : []),
  ];
}
