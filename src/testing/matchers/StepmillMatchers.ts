import type { matchers } from './matchers';

/** The matchers as they are called: `expect(run).toHaveSucceeded()`. */
export type StepmillMatchers<Result> = {
  [Name in keyof typeof matchers]: (typeof matchers)[Name] extends (
    received: unknown,
    ...args: infer Arguments
  ) => unknown
    ? (...args: Arguments) => Result
    : never;
};
