import { lambda, pass } from '../../rules/diagnose';
import { advise } from './advise';

const withCatch = (...names: string[][]): object => ({
  S: { ...lambda, Catch: names.map((ErrorEquals) => ({ ErrorEquals, Next: 'E' })) },
  E: pass,
});

test('reports a catcher whose errors are caught before it', () => {
  expect(advise(withCatch(['A', 'B'], ['B']))).toEqual([
    'CATCH_NEVER_REACHED /States/S/Catch[1]: This catcher is never reached: B is matched by an earlier one.',
  ]);
  expect(advise(withCatch(['States.TaskFailed'], ['A', 'Lambda.Unknown']))).toEqual([
    'CATCH_NEVER_REACHED /States/S/Catch[1]: This catcher is never reached: A, Lambda.Unknown are matched by an earlier one.',
  ]);
});

test('States.TaskFailed does not match timeouts, and one name of two is enough', () => {
  expect(advise(withCatch(['States.TaskFailed'], ['States.Timeout'], ['States.ALL']))).toEqual([]);
  expect(advise(withCatch(['A'], ['A', 'B']))).toEqual([]);
});
