import { HarnessError } from '../../errors/HarnessError';
import type { TargetNames } from '../../services/TargetNames';
import { isList } from './checkNames';
import { checkExpected } from './checkExpected';
import { resolveCallee, type Callee, type ResolvedCallee } from './callee';
import { asCallSubject, checkCallee, checkOwnCalls, listCalls } from './callSubject';
import type { Matcher } from './Matcher';

/** A target, or a target and the data sent to it. */
export type CallStep = Callee | readonly [callee: Callee, sent: unknown];

export const toHaveCalledInOrder: Matcher<[calls: readonly CallStep[]]> = function (received, expected) {
  const subject = asCallSubject(received, 'toHaveCalledInOrder');
  if (!isList(expected))
    throw new HarnessError(
      "toHaveCalledInOrder takes the calls that are expected: ['dynamodb:putItem', { function: 'ship' }].",
    );
  const callees = expected.map((step) => (isPair(step) ? step[0] : step));
  for (const callee of callees) checkCallee(subject, callee);
  const steps = expected.map((step) => resolveStep(step, subject.targets));
  checkOwnCalls(this, received, {
    matcher: 'toHaveCalledInOrder',
    wanted: steps.map(({ wanted }) => wanted.matcher),
  });
  let from = 0;
  const missing = steps.find(({ wanted, sent }) => {
    const found = subject.calls.findIndex(
      (call, index) =>
        index >= from && wanted.matches(call) && (sent === undefined || this.equals(wanted.sent(call), sent[0])),
    );
    if (found >= 0) from = found + 1;
    return found < 0;
  });
  return {
    pass: missing === undefined,
    message: () =>
      subject.failure([
        `expected ${subject.name} ${missing === undefined ? 'not to' : 'to'} have called in this order`,
        ...steps.map(
          (step) =>
            `  ${step.wanted.description}` +
            (step.sent === undefined ? '' : ` with ${this.utils.printExpected(step.sent[0])}`) +
            (step === missing ? '  ← not called here' : ''),
        ),
        'The calls that were made:',
        ...listCalls(subject.calls),
      ]),
  };
};

interface ResolvedStep {
  readonly wanted: ResolvedCallee;
  /** The data sent, in an array of one, because `undefined` is a possible value. */
  readonly sent: readonly [unknown] | undefined;
}

function resolveStep(step: CallStep, names: TargetNames | undefined): ResolvedStep {
  if (!isPair(step)) return { wanted: resolveCallee(step, names), sent: undefined };
  if (step.length !== 2) throw new HarnessError('A call of toHaveCalledInOrder([…]) is a callee, or [callee, sent].');
  checkExpected(step[1], 'What a call of toHaveCalledInOrder(…) sends');
  return { wanted: resolveCallee(step[0], names), sent: [step[1]] };
}

function isPair(step: CallStep): step is readonly [callee: Callee, sent: unknown] {
  return Array.isArray(step);
}
