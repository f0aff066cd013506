import { isObject, type Json } from '../../../util/json';
import { javaText } from '../../../util/javaText';
import { boundedRegex, type RegexTest } from './boundedRegex';
import { compareValues } from './compareValues';
import type { Cursor } from './Cursor';
import { readSegments } from './readSegments';
import { compileReference } from './referencePath';
import { areDefinite, type Filter, type Segment } from './segments';

/** What a filter finds on one side of an operator; `undefined`: the item lacks it. */
type Operand = (item: Json, document: Json) => Json | undefined;

const nameEnd = /[=!<>~&|)]/;
interface Operator {
  readonly text: string;
  /** Whether it asks for an order, not just for equality: then JSON null goes with null only. */
  readonly ordering: boolean;
  holds(order: number): boolean;
}

const operators: readonly Operator[] = [
  { text: '==', ordering: false, holds: (order) => order === 0 },
  { text: '!=', ordering: false, holds: (order) => order !== 0 },
  { text: '>=', ordering: true, holds: (order) => order <= 0 },
  { text: '<=', ordering: true, holds: (order) => order >= 0 },
  { text: '>', ordering: true, holds: (order) => order < 0 },
  { text: '<', ordering: true, holds: (order) => order > 0 },
];

/**
 * Reads a filter, `?(@.price < 10 && @.kind == 'book')`, up to before its closing bracket.
 *
 * AWS: the operators are `== != < <= > >= =~ && ||` and nothing else; `&&` binds tighter, parentheses do not group.
 * A condition on something that the item lacks is false, with every operator. A value without quotes is a text.
 */
export function readFilter(cursor: Cursor): Filter {
  cursor.position++;
  cursor.skipBlanks();
  if (!cursor.take('(')) cursor.fail('"(" is missing after "?"');
  const alternatives: Filter[][] = [[]];
  for (;;) {
    alternatives.at(-1)!.push(readCriterion(cursor));
    cursor.skipBlanks();
    if (cursor.take('||')) alternatives.push([]);
    else if (!cursor.take('&&')) break;
  }
  if (!cursor.take(')')) cursor.fail('")" is missing at the end of the filter');
  return (item, document) => alternatives.some((criteria) => criteria.every((accept) => accept(item, document)));
}

/** One condition; it may stand in parentheses of its own. */
function readCriterion(cursor: Cursor): Filter {
  let open = 0;
  for (cursor.skipBlanks(); cursor.take('('); cursor.skipBlanks()) open++;
  const accept = readBareCriterion(cursor);
  for (; open > 0; open--) {
    cursor.skipBlanks();
    if (!cursor.take(')'))
      cursor.fail('parentheses can hold one condition only: Step Functions does not group by them');
  }
  return accept;
}

function readBareCriterion(cursor: Cursor): Filter {
  if (cursor.take('!')) {
    const operand = readPathOperand(cursor) ?? cursor.fail('only a path that starts with @ can follow "!"');
    return (item, document) => operand(item, document) === undefined;
  }
  const left = readPathOperand(cursor) ?? readLiteral(cursor);
  cursor.skipBlanks();
  if (cursor.take('=~')) return readRegexCriterion(cursor, left);
  const operator = operators.find(({ text }) => cursor.take(text));
  if (operator === undefined) return existence(cursor, left);
  cursor.skipBlanks();
  return comparison(left, operator, readPathOperand(cursor) ?? readLiteral(cursor));
}

function existence(cursor: Cursor, operand: Operand | string): Filter {
  const word = cursor.takeMatch(/[a-zA-Z]+/y)?.[0];
  if (word !== undefined) {
    cursor.fail(`the operator "${word}" is not known to Step Functions; it has ==, !=, <, <=, >, >= and =~`);
  }
  if (typeof operand === 'string') cursor.fail('a path that starts with @ is missing');
  return (item, document) => operand(item, document) !== undefined;
}

function comparison(left: Operand | string, operator: Operator, right: Operand | string): Filter {
  return (item, document) => {
    const found = valueOf(left, item, document);
    const expected = valueOf(right, item, document);
    if (found === undefined || expected === undefined) return false;
    if (operator.ordering && (found === null) !== (expected === null)) return false;
    const order = compareValues(expected, found);
    return order !== undefined && operator.holds(order);
  };
}

function valueOf(operand: Operand | string, item: Json, document: Json): Json | undefined {
  return typeof operand === 'string' ? operand : operand(item, document);
}

function readPathOperand(cursor: Cursor): Operand | undefined {
  const start = cursor.position;
  const ofItem = cursor.take('@');
  if (!ofItem && !cursor.take('$')) return undefined;
  if (!ofItem && cursor.next !== '.' && cursor.next !== '[') {
    cursor.fail(
      'a filter sees the item (@) and the document ($) only, neither variables nor the context object',
      start,
    );
  }
  const segments = readSegments(cursor, { nameEnd });
  if (ofItem && segments.length === 0) {
    // AWS documents that a bare @ matches no scalar, so such a filter would always be empty.
    cursor.fail('a member is missing after @: in Step Functions @ matches objects, not texts and numbers', start);
  }
  if (!areDefinite(segments)) cursor.fail('a path inside a filter must lead to one value', start);
  const get = compileOperand(cursor, segments, start);
  return ofItem ? (item) => get(item) : (_item, document) => get(document);
}

function compileOperand(cursor: Cursor, segments: readonly Segment[], start: number): (node: Json) => Json | undefined {
  return compileReference(segments) ?? cursor.fail('only names and numbers can stand in a path inside a filter', start);
}

function readLiteral(cursor: Cursor): string {
  const start = cursor.position;
  if (cursor.next === '"') cursor.fail("a text in a filter stands in single quotes: 'text'");
  if (cursor.next === "'") {
    const match = cursor.takeMatch(/'((?:\\.|[^'\\])*)'/y) ?? cursor.fail('the closing quote is missing');
    if (/&&|\|\|/.test(match[1]!)) cursor.fail('Step Functions cannot read && or || inside a text of a filter', start);
    return match[1]!;
  }
  const text = cursor.takeMatch(/[^&|()[\]=<>!~'"]+/y)?.[0].trim() ?? '';
  if (text === '') cursor.fail('a value is missing');
  return text;
}

function readRegexCriterion(cursor: Cursor, left: Operand | string): Filter {
  cursor.skipBlanks();
  const start = cursor.position;
  const match =
    cursor.takeMatch(/\/((?:\\.|[^/\\])+)\/(i?)/y) ?? cursor.fail('a regular expression /…/ is missing after =~');
  if (match[1]!.includes('&&')) cursor.fail('&& inside a regular expression is not supported', start);
  const matches = compileRegex(cursor, match[1]!, match[2] === 'i', start);
  return (item, document) => {
    const found = valueOf(left, item, document);
    if (found === undefined || found === null) return false;
    return matches(isObject(found) || typeof found === 'object' ? JSON.stringify(found) : javaText(found));
  };
}

function compileRegex(cursor: Cursor, source: string, ignoreCase: boolean, start: number): RegexTest {
  try {
    return boundedRegex(source, ignoreCase);
  } catch (error) {
    return cursor.fail(`the regular expression is not supported: ${(error as Error).message}`, start);
  }
}
