import type { RequestMatcher } from './RequestMatcher';

/** The Task state of this name. */
export function stateMatcher(state: string): RequestMatcher {
  return {
    description: `state '${state}'`,
    state,
    matches: (request) => request.state === state,
    mismatch: (request) => `the state is '${request.state}'`,
  };
}
