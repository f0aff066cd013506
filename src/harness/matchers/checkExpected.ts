import { inspect, types } from 'node:util';
import { atPlace, findNeverMatching } from '../../tasks/mocking/findNeverMatching';
import { isAsymmetric } from '../../tasks/mocking/isAsymmetric';
import { HarnessError } from '../../errors/HarnessError';
import { Run } from '../run/Run';
import { StateView } from '../run/StateView';

/**
 * Throws a HarnessError for an expected value that can equal no JSON value (`undefined`, a promise, `NaN`, a function,
 * a regular expression, a Date, a Map, a Buffer, a circular object), at any depth: with `.not` it would always pass.
 * `what` begins the message: `The output of toHaveOutput(…)`.
 */
export function checkExpected(value: unknown, what: string): void {
  const never = findNeverMatching(value, { also: kindOfRun });
  if (never !== undefined) throw new HarnessError(`${what} is ${atPlace(never)}`);
}

/**
 * Throws a HarnessError for an error or cause that is neither a string nor a matcher for strings. No error of an
 * execution can equal it, so `.not` would always pass.
 */
export function checkErrorText(value: unknown, what: string): void {
  if (types.isNativeError(value))
    throw new HarnessError(
      `${what} is an Error. Write its name and its message: ('${value.name}', '${value.message}').`,
    );
  checkExpected(value, what);
  if (typeof value === 'string' || isAsymmetric(value)) return;
  throw new HarnessError(
    `${what} must be a string ('States.Timeout') or expect.stringContaining(…), not ${inspect(value)}.`,
  );
}

function kindOfRun(value: object): string | undefined {
  if (value instanceof Run) return 'a whole run. Did you mean its output?';
  return value instanceof StateView ? 'a state of a run. Did you mean its output?' : undefined;
}
