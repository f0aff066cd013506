import { statusMatcher } from './statusMatcher';

export const toHaveBeenAborted = statusMatcher('toHaveBeenAborted', {
  words: 'have been aborted',
  run: 'ABORTED',
  visit: ({ outcome }) => outcome === 'aborted',
});
