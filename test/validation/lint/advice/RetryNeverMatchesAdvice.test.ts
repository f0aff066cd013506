import { lambda } from '../../rules/diagnose';
import { advise } from './advise';

const withRetry = (...names: string[][]): object => ({
  S: { ...lambda, Retry: names.map((ErrorEquals) => ({ ErrorEquals })) },
});

test('a retrier whose errors go to one before it', () => {
  expect(advise(withRetry(['A'], ['B', 'A'], ['A', 'B']))).toEqual([
    'RETRY_NEVER_MATCHES /States/S/Retry[2]: This retrier never matches: A, B go to an earlier one.',
  ]);
});

test('States.Runtime is never retried', () => {
  expect(advise(withRetry(['States.Runtime'], ['States.ALL']))).toEqual([
    'RETRY_NEVER_MATCHES /States/S/Retry[0]: States.Runtime is never retried: it ends the execution.',
  ]);
});

test('each retrier with an error of its own is fine', () => {
  expect(advise(withRetry(['A'], ['B'], ['States.Timeout'], ['States.ALL']))).toEqual([]);
});
