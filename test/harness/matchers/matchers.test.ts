import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';
import { matchers } from '../../../src/harness/matchers/matchers';

const { order } = orderMachine();

type Anything = Readonly<Record<string, (...args: readonly unknown[]) => void>>;

test('arguments that a matcher does not look at are refused, negated or not', async () => {
  order.mock('Charge').throws('Card.Declined');
  const run = await order.run({});
  const given = (name: string, ...args: readonly unknown[]) => [
    failureOf(() => {
      (expect(run) as unknown as Anything)[name]!(...args);
    }),
    failureOf(() => {
      (expect(run).not as unknown as Anything)[name]!(...args);
    }),
  ];
  const twice = (message: string): readonly string[] => [message, message];
  expect(given('toHaveFailed', 'Other.Error')).toEqual(
    twice("toHaveFailed takes no argument, but was also given 'Other.Error'. Did you mean toHaveFailedWith(…)?"),
  );
  expect(given('toHaveSucceeded', { a: 1 })).toEqual(
    twice('toHaveSucceeded takes no argument, but was also given { a: 1 }. Did you mean toHaveOutput(…)?'),
  );
  expect(given('toHaveDuration', '6s', { tolerence: '1s' })).toEqual(
    twice(
      "toHaveDuration takes 1 argument, but was also given { tolerence: '1s' }. For bounds, write { atLeast: '5s', atMost: '7s' }.",
    ),
  );
  expect(given('toHaveCaught', 'A', 'b', 1)).toEqual(twice('toHaveCaught takes 2 arguments, but was also given 1.'));
});

test.each(Object.keys(matchers))('%s takes at most three arguments', (name) => {
  const context = { equals: Object.is, utils: { printExpected: String, printReceived: String } };
  const matcher = matchers[name as keyof typeof matchers] as (...args: readonly unknown[]) => unknown;
  expect(() => matcher.call(context, undefined, 1, 2, 3, 4)).toThrow(/^\w+ takes (no|[123]) arguments?, but was also/);
});
