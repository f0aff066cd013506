import { HarnessError } from '../../errors/HarnessError';
import { printJson } from '../../util/ExactNumber';
import { kindOf, parseJson, toPlainNumbers, type Json } from '../../util/json';

/**
 * A value of a test as the JSON it stands for, copied, so that the test may go on changing its own. `undefined` is null,
 * dates and `toJSON` are followed, a bigint is a number with all its digits. Throws HarnessError for what JSON cannot hold; `what` begins the message.
 */
export function toJson(value: unknown, what: string): Json {
  let text: string | undefined;
  try {
    text = printJson(value);
  } catch (error) {
    throw new HarnessError(`${what} is no JSON: ${(error as Error).message.split('\n')[0]!}`);
  }
  if (text === undefined) {
    if (value === undefined) return null;
    throw new HarnessError(`${what} is no JSON: it is a ${typeof value}. To compute an answer, write .answers(…).`);
  }
  return parseJson(text);
}

/** A JSON value for a message: one line, cut when it is long. */
export function preview(value: Json | undefined, limit = 120): string {
  if (value === undefined) return 'nothing';
  const text = printJson(toPlainNumbers(value));
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

/** `a string "x"`, `an object`: what a value is and, when it is short, which. */
export function describeValue(value: Json): string {
  const kind = kindOf(value);
  if (kind === 'null') return 'null';
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return `${article} ${kind} ${preview(value, 60)}`;
}
