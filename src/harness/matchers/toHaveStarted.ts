import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import { StartReport } from '../run/StartReport';
import { difference, to } from './failure';
import type { Matcher } from './Matcher';
import { refused } from './subjects';

export const toHaveStarted: Matcher<[machine?: unknown, input?: unknown]> = function (received, ...expected) {
  if (!(received instanceof StartReport))
    throw refused(
      received,
      'toHaveStarted looks at what an event, a schedule, a message or a request has started',
      "expect(await sfn.events.put({ … })).toHaveStarted('OrderWorkflow')",
    );
  const [machine, input] = expected;
  const given = nameOf(machine);
  const { started, startable } = received;
  // The logical id of one machine may be the name of another.
  const name = (startable.find((one) => one.name === given) ?? startable.find((one) => one.aliases.includes(given!)))
    ?.name;
  // `not` would pass whatever happens.
  if (given !== undefined && name === undefined)
    throw unknownName(
      'No state machine that the test has deployed is a target here and has the name',
      given,
      startable.map((one) => one.name),
    );
  if (startable.length === 0)
    throw new HarnessError('Nothing that the files declare here starts a state machine that the test has deployed.');
  const ofMachine = started.filter(({ stateMachine }) => name === undefined || stateMachine === name);
  const found = expected.length < 2 ? ofMachine : ofMachine.filter((one) => this.equals(one.input, input));
  return {
    pass: found.length > 0,
    message: () =>
      [
        `expected an execution ${name === undefined ? '' : `of '${name}' `}${to(this)} have been started${expected.length < 2 ? '' : ' with this input'}`,
        ...(found.length === 0 && ofMachine.length === 1 ? difference(this, input, ofMachine[0]!.input, 'input') : []),
        ...received.explain(),
      ].join('\n'),
  };
};

function nameOf(machine: unknown): string | undefined {
  if (machine === undefined || typeof machine === 'string') return machine;
  const { name } = (machine ?? {}) as { readonly name?: unknown };
  if (typeof name === 'string') return name;
  throw new HarnessError(
    "toHaveStarted takes a state machine or its name: toHaveStarted(order), toHaveStarted('Order').",
  );
}
