import { statusMatcher } from './statusMatcher';

export const toHaveSucceeded = statusMatcher('toHaveSucceeded', {
  words: 'have succeeded',
  run: 'SUCCEEDED',
  visit: ({ outcome }) => outcome === 'succeeded',
});
