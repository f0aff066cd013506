import { toHaveFailedWith } from './toHaveFailedWith';
import { toHaveOutput } from './toHaveOutput';
import { toHaveSucceeded } from './toHaveSucceeded';
import { toHaveTakenPath } from './toHaveTakenPath';

/** Every matcher, by the name that `expect(…)` has for it. */
export const matchers = {
  toHaveSucceeded,
  toHaveFailedWith,
  toHaveOutput,
  toHaveTakenPath,
} as const;
