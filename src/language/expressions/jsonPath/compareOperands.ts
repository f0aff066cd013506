import { asDouble, isNumber, type Json } from '../../../util/json';
import { PathFailure } from './PathFailure';

/**
 * The order of what a filter expects and what it finds: negative, 0 or positive; `undefined` when the two cannot be
 * compared, so that every operator is false.
 *
 * AWS: a literal of a filter is a text until it meets a value: `@.n == 5` and `@.n == '5'` are the same, and `null`,
 * `'null'` and JSON null are equal.
 */
export function compareOperands(expected: Json, found: Json): number | undefined {
  if (isNullish(expected) || isNullish(found)) return Number(isNullish(found)) - Number(isNullish(expected));
  if (typeof expected === 'string') return compareText(expected, found);
  if (isNumber(expected) && isNumber(found)) return asDouble(expected) - asDouble(found);
  if (typeof expected === 'boolean' && typeof found === 'boolean') return Number(expected) - Number(found);
  return undefined;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function compareText(expected: string, found: Json): number | undefined {
  if (typeof found === 'string') {
    const text = expected.replaceAll("\\'", "'");
    return text === found ? 0 : text < found ? -1 : 1;
  }
  if (isNumber(found)) return decimalOf(expected) - asDouble(found);
  if (typeof found === 'boolean') return Number(expected.toLowerCase() === 'true') - Number(found);
  return undefined;
}

/** AWS: a text that is compared with a number must be one; else its JSON library ends with Java's own words. */
function decimalOf(text: string): number {
  if (decimal.test(text)) return Number(text);
  const wrong = /[^\d.eE+]/.exec(text.replace(/^-/, ''))?.[0];
  throw new PathFailure(
    'uncomputable',
    wrong === undefined
      ? `For input string: "${text}"`
      : `Character ${wrong} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`,
  );
}

function isNullish(value: Json): boolean {
  return value === null || value === 'null';
}
