import { statusMatcher } from './statusMatcher';

export const toBeRunning = statusMatcher('toBeRunning', {
  words: 'be running',
  run: 'RUNNING',
  visit: ({ outcome }) => outcome === 'open',
});
