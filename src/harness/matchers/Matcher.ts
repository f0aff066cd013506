/** The result of a matcher, in the form that Jest's and Vitest's `expect.extend` take. */
export interface MatcherResult {
  readonly pass: boolean;
  /** The failure message, built only when it is needed. */
  readonly message: () => string;
}

/** The part of `this` that matchers use; Jest, Vitest and `stepmill/node` give it. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  equals(a: unknown, b: unknown, testers?: readonly unknown[]): boolean;
  readonly utils: {
    printExpected(value: unknown): string;
    printReceived(value: unknown): string;
    /** Both values line by line, for objects. */
    diff?(expected: unknown, received: unknown): string | null | undefined;
  };
}

export type Matcher<Arguments extends readonly unknown[]> = (
  this: MatcherContext,
  received: unknown,
  ...args: Arguments
) => MatcherResult;
