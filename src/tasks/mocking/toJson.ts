import { HarnessError } from '../../errors/HarnessError';
import { printJson } from '../../util/ExactNumber';
import { toJsonCopy } from '../../util/copyJson';
import { oddValue } from '../../util/oddValue';
import { isTooDeep, maxDepth } from '../../util/TooDeepError';
import { kindOf, parseJson, toPlainNumbers, type Json } from '../../util/json';

/**
 * A test's value as JSON: a copy, so that the test may change its own. `undefined` becomes null, dates and `toJSON` are
 * converted, a bigint is a number with all its digits. Throws HarnessError for values that JSON cannot represent, or
 * would silently change (a promise, NaN, a Map); `what` begins the message.
 */
export function toJson(value: unknown, what: string): Json {
  if (isSimple(value, 0)) return toJsonCopy(value)!;
  const odd = typeof value === 'function' || typeof value === 'symbol' ? undefined : oddValue(value);
  if (odd !== undefined) throw new HarnessError(`${what} is not JSON: it is ${odd}${odd.endsWith('?') ? '' : '.'}`);
  let text: string | undefined;
  try {
    text = printJson(value);
  } catch (error) {
    throw new HarnessError(`${what} is not JSON: ${(error as Error).message.split('\n')[0]!}`);
  }
  if (text === undefined) {
    if (value === undefined) return null;
    throw new HarnessError(`${what} is not JSON: it is a ${typeof value}. To compute an answer, write .answers(…).`);
  }
  try {
    return parseJson(text);
  } catch (error) {
    if (!isTooDeep(error)) throw error;
    throw new HarnessError(`${what} is nested more than ${maxDepth} levels deep.`);
  }
}

/** Plain data without numbers whose spelling could matter: copied directly, which is much cheaper than through JSON. */
function isSimple(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isSafeInteger(value);
    case 'object':
      if (value === null) return true;
      if (depth > deepest || (value as { readonly toJSON?: unknown }).toJSON !== undefined) return false;
      if (Array.isArray(value)) return value.every((item) => isSimple(item, depth + 1));
      if (Object.getPrototypeOf(value) !== Object.prototype) return false;
      for (const name of Object.keys(value)) {
        const inner = (value as Readonly<Record<string, unknown>>)[name];
        if (inner !== undefined && !isSimple(inner, depth + 1)) return false;
      }
      return true;
    default:
      return false;
  }
}

/** Beyond this depth, it may be circular. */
const deepest = 100;

/** A JSON value for a message: one line, truncated if it is long. */
export function preview(value: Json | undefined, limit = 120): string {
  if (value === undefined) return 'nothing';
  const text = printJson(toPlainNumbers(value));
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

/** The type of a value and, if it is short, the value: `a string "x"`, `an object`. */
export function describeValue(value: Json): string {
  const kind = kindOf(value);
  if (kind === 'null') return 'null';
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return `${article} ${kind} ${preview(value, 60)}`;
}
