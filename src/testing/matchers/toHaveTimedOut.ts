import { statusMatcher } from './statusMatcher';

export const toHaveTimedOut = statusMatcher('toHaveTimedOut', {
  words: 'have timed out',
  run: 'TIMED_OUT',
  visit: ({ attempts }) => attempts.at(-1)?.outcome === 'timedOut',
});
