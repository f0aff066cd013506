import type { RequestMatcher } from './RequestMatcher';

/** This attempt of the task, from 0: 1 is the first retry. Counted anew each time the state is entered. */
export function attemptMatcher(attempt: number): RequestMatcher {
  return {
    description: `attempt ${attempt}`,
    matches: (request) => request.attempt === attempt,
    mismatch: (request) => `the attempt is ${request.attempt}`,
  };
}
