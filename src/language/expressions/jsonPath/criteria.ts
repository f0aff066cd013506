import { javaText } from '../../../util/javaText';
import { asDouble, isNumber, toCompactText, type Json } from '../../../util/json';
import { callTimed, callWithin, TimeBudget } from '../callWithin';
import { isRisky, isSlow, regexRisk } from '../regexRisk';
import { PathFailure } from './PathFailure';
import type { Filter } from './segments';

/** What a filter finds on one side of an operator; `undefined` if the item does not have it. */
export type Operand = (item: Json, document: Json) => Json | undefined;

/** An operator that compares two operands. */
interface Operator {
  readonly text: string;
  /** Whether it needs an order, not just equality: then JSON null is comparable only with null. */
  readonly ordering: boolean;
  holds(order: number): boolean;
}

export const operators: readonly Operator[] = [
  { text: '==', ordering: false, holds: (order) => order === 0 },
  { text: '!=', ordering: false, holds: (order) => order !== 0 },
  { text: '>=', ordering: true, holds: (order) => order <= 0 },
  { text: '<=', ordering: true, holds: (order) => order >= 0 },
  { text: '>', ordering: true, holds: (order) => order < 0 },
  { text: '<', ordering: true, holds: (order) => order > 0 },
];

/** Compares what a filter finds on the left with what it expects on the right. */
export function comparison(left: Operand | string, operator: Operator, right: Operand | string): Filter {
  return (item, document) => {
    const found = valueOf(left, item, document);
    // AWS: then the other side is not evaluated, even if it is invalid.
    if (found === undefined) return false;
    const expected = valueOf(right, item, document);
    if (expected === undefined) return false;
    if (operator.ordering && (found === null) !== (expected === null)) return false;
    const order = compareOperands(expected, found);
    return order !== undefined && operator.holds(order);
  };
}

function valueOf(operand: Operand | string, item: Json, document: Json): Json | undefined {
  return typeof operand === 'string' ? operand : operand(item, document);
}

/**
 * The order of what a filter expects and what it finds: negative, 0 or positive; `undefined` if the two cannot be
 * compared, so that every operator is false.
 *
 * AWS: a literal in a filter is a string until it is compared with a value: `@.n == 5` and `@.n == '5'` are the same,
 * and `null`, `'null'` and JSON null are equal.
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

/**
 * AWS: a string that is compared with a number must be numeric; otherwise its JSON library fails with Java's own
 * message.
 */
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

/** Whether a regular expression matches the text of what a filter finds. */
export function regexCriterion(matches: RegexTest, operand: Operand | string): Filter {
  return (item, document) => {
    const found = valueOf(operand, item, document);
    if (found === undefined || found === null) return false;
    return matches(typeof found === 'object' ? toCompactText(found) : javaText(found));
  };
}

/** A regular expression of a filter: returns whether it matches a whole string. */
export type RegexTest = (text: string) => boolean;

const maxTimeMs = 450;

/** The time that the regular expressions of one path evaluation may take together. Evaluations are never nested. */
const budget = new TimeBudget(maxTimeMs);

/** Called when the evaluation of a path begins. */
export function renewRegexBudget(): void {
  budget.renew();
}

/**
 * Compiles a regular expression that cannot hang the process: if the tests of an evaluation take too long, one throws
 * `PathFailure`. Throws `SyntaxError` for what JavaScript's `u` mode does not accept, so that no Java construct
 * silently means something else.
 */
export function boundedRegex(source: string, ignoreCase: boolean): RegexTest {
  const pattern = new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u');
  const late = (): PathFailure =>
    new PathFailure('uncomputable', `The regular expression /${source}/ took more than ${maxTimeMs} ms`);
  const risk = regexRisk(source);
  return (text) => {
    if (!isSlow(risk, text.length)) return pattern.test(text);
    const call = isRisky(risk, text.length) ? callWithin : callTimed;
    return call(budget, () => pattern.test(text), late);
  };
}
