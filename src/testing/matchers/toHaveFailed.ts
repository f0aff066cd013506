import { statusMatcher } from './statusMatcher';

export const toHaveFailed = statusMatcher('toHaveFailed', {
  words: 'have failed',
  run: 'FAILED',
  visit: ({ outcome }) => outcome === 'failed' || outcome === 'caught',
  neither: ['TIMED_OUT', 'ABORTED', 'aborted'],
});
