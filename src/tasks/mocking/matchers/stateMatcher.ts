import type { Matcher } from './Matcher';

/** The Task state of this name. */
export function stateMatcher(state: string): Matcher {
  return {
    description: `state '${state}'`,
    state,
    matches: (request) => request.state === state,
    mismatch: (request) => `the state is '${request.state}'`,
  };
}
