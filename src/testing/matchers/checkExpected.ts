import { inspect, types } from 'node:util';
import { isAsymmetric } from '../../tasks/mocking/partialMatch';
import { HarnessError } from '../../errors/HarnessError';
import { Run } from '../harness/run/Run';
import { StateView } from '../harness/run/StateView';

/**
 * Throws a HarnessError for an expected value that can equal no JSON value (`undefined`, a promise, `NaN`, a function,
 * a regular expression, a Date, a Map): with `.not` it would always pass. `what` begins the message: `The output of
 * toHaveOutput(…)`.
 */
export function checkExpected(value: unknown, what: string): void {
  check(value, what, '', new Set());
}

/**
 * Throws a HarnessError for an error or cause that is no text, nor something that a text may match: no error of an
 * execution equals it, so that `.not` would pass.
 */
export function checkErrorText(value: unknown, what: string): void {
  checkExpected(value, what);
  if (typeof value === 'string' || isAsymmetric(value)) return;
  if (types.isNativeError(value))
    throw new HarnessError(
      `${what} is an Error. Write its name and its message: ('${value.name}', '${value.message}').`,
    );
  throw new HarnessError(`${what} is a text ('States.Timeout') or expect.stringContaining(…), not ${inspect(value)}.`);
}

function check(value: unknown, what: string, at: string, above: Set<object>): void {
  const wrong = whyNoJson(value, at);
  if (wrong !== undefined) throw new HarnessError(`${what} is ${wrong}${at === '' ? '' : ` (at ${at})`}`);
  if (typeof value !== 'object' || value === null || above.has(value) || isAsymmetric(value)) return;
  above.add(value);
  if (Array.isArray(value))
    // A hole is undefined, too.
    for (let index = 0; index < value.length; index++) check(value[index], what, `${at}[${index}]`, above);
  else if (!ArrayBuffer.isView(value))
    // A member that is undefined is one that is not there, as in toEqual.
    for (const [name, inner] of Object.entries(value))
      if (inner !== undefined) check(inner, what, `${at}.${name}`, above);
  above.delete(value);
}

function whyNoJson(value: unknown, at: string): string | undefined {
  if (value === undefined)
    return at === ''
      ? 'undefined, and no JSON value is. Is the name of what you expect misspelt?'
      : 'undefined, and no JSON value is.';
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value}, and JSON has no such number.`;
  if (typeof value === 'function')
    return 'a function, and JSON has none. Did you mean what it returns, or expect.any(…)?';
  if (typeof value === 'symbol') return 'a symbol, and JSON has none.';
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof Promise || typeof (value as { then?: unknown }).then === 'function') {
    if (value instanceof Promise) value.catch(() => undefined);
    return 'a promise: did you forget an await?';
  }
  if (value instanceof Run) return 'a whole run. Did you mean its output?';
  if (value instanceof StateView) return 'a state of a run. Did you mean its output?';
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object RegExp]') {
    const text = inspect(value);
    return `${text}, a regular expression. Write expect.stringMatching(${text}).`;
  }
  if (kind === '[object Map]' || kind === '[object Set]')
    return `a ${kind.slice(8, -1)}, and JSON has none. Write an object or a list.`;
  if (kind === '[object Date]') return 'a Date, which is a text in JSON. Write date.toISOString().';
  return undefined;
}
