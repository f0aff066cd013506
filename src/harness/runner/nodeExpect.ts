import { AssertionError, deepStrictEqual } from 'node:assert';
import { inspect } from 'node:util';
import type { Matcher, MatcherContext } from '../matchers/Matcher';
import { matchers } from '../matchers/matchers';
import type { StepmillMatchers } from '../matchers/StepmillMatchers';
import { asymmetricMatchers, equals } from './asymmetric';

/** The matchers of one subject, and their opposites. */
export type NodeExpectation<Received> = StepmillMatchers<void, Received> & {
  readonly not: StepmillMatchers<void, Received>;
};

/**
 * Matchers for `node:test` and any runner that accepts errors of `node:assert`.
 *
 * @example expect(await order.run({ orderId: 1 })).toHaveOutput({ chargeId: expect.any(String) });
 */
export const expect = Object.assign(expectThat, asymmetricMatchers);

function expectThat<Received>(received: Received): NodeExpectation<Received> {
  return { ...bind(received, false), not: bind(received, true) };
}

function bind<Received>(received: Received, isNot: boolean): StepmillMatchers<void, Received> {
  const context: MatcherContext = { isNot, equals, utils: { printExpected: print, printReceived: print, diff } };
  const bound = Object.entries(matchers).map(([name, matcher]) => {
    const check = (...args: unknown[]): void => {
      const { pass, message } = (matcher as unknown as Matcher<unknown[]>).call(context, received, ...args);
      if (pass === isNot) throw new AssertionError({ message: message(), operator: name, stackStartFn: check });
    };
    return [name, check] as const;
  });
  return Object.fromEntries(bound) as unknown as StepmillMatchers<void, Received>;
}

function print(value: unknown): string {
  return inspect(value, { depth: Infinity, breakLength: 100, maxArrayLength: 50 });
}

/** The lines of `node:assert`, below its own headline. */
function diff(expected: unknown, received: unknown): string | undefined {
  try {
    deepStrictEqual(received, expected);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).join('\n').trim();
  }
}
