import { isArray, isObject, member, type Json } from '../../../util/json';
import { boundedRegex, comparison, operators, regexCriterion, type Operand, type RegexTest } from './criteria';
import type { Cursor } from './Cursor';
import { readSegments } from './readSegments';
import { notAnArray } from './PathFailure';
import { compileReference } from './referencePath';
import { areDefinite, type Filter, type Segment } from './segments';

const nameEnd = /[=!<>~&|)]/;

/**
 * Reads a filter, `?(@.price < 10 && @.kind == 'book')`, up to before its closing bracket.
 *
 * AWS: the operators are `== != < <= > >= =~ && ||` and nothing else; `&&` binds tighter, and parentheses are ignored.
 * A condition on something that the item does not have is false, with every operator. A value without quotes is a
 * string, and double quotes are part of it.
 */
export function readFilter(cursor: Cursor): Filter {
  cursor.position++;
  cursor.skipBlanks();
  if (!cursor.take('(')) cursor.fail('"(" is missing after "?"');
  const alternatives: Filter[][] = [[]];
  let open = 0;
  for (;;) {
    for (cursor.skipBlanks(); cursor.take('('); cursor.skipBlanks()) open++;
    alternatives.at(-1)!.push(readCriterion(cursor));
    for (cursor.skipBlanks(); open > 0 && cursor.take(')'); cursor.skipBlanks()) open--;
    if (cursor.take('||')) alternatives.push([]);
    else if (!cursor.take('&&')) break;
  }
  if (open > 0 || !cursor.take(')')) cursor.fail('")" is missing at the end of the filter');
  // AWS: the last condition is evaluated first, which matters if one fails.
  const [first, ...others] = alternatives.reverse().map((criteria) => allOf(criteria.reverse()));
  if (others.length === 0) return first!;
  return (item, document) => first!(item, document) || others.some((accept) => accept(item, document));
}

function allOf(criteria: readonly Filter[]): Filter {
  const [only, ...others] = criteria;
  return others.length === 0 ? only! : (item, document) => criteria.every((accept) => accept(item, document));
}

function readCriterion(cursor: Cursor): Filter {
  if (cursor.take('!')) {
    const operand = cursor.next === '@' ? readPathOperand(cursor) : undefined;
    if (operand === undefined) cursor.fail('only a path that starts with @ can follow "!"');
    return (item, document) => (operand(item, document) ?? null) === null;
  }
  if (cursor.next === '/') return readRegexFirst(cursor);
  const left = readPathOperand(cursor) ?? readLiteral(cursor);
  cursor.skipBlanks();
  if (cursor.take('=~')) return regexCriterion(readRegex(cursor), left);
  const operator = operators.find(({ text }) => cursor.take(text));
  if (operator === undefined) return existence(cursor, left);
  cursor.skipBlanks();
  return comparison(left, operator, readPathOperand(cursor) ?? readLiteral(cursor));
}

/** AWS: null counts as absent, and a path that starts with $ is also tried on the item. */
function existence(cursor: Cursor, operand: Operand | string): Filter {
  const word = cursor.takeMatch(/[a-zA-Z]+/y)?.[0];
  if (word !== undefined) {
    cursor.fail(`the operator "${word}" is not known to Step Functions; it has ==, !=, <, <=, >, >= and =~`);
  }
  if (typeof operand === 'string') cursor.fail('a path that starts with @ is missing');
  return (item) => (operand(item, item) ?? null) !== null;
}

function readPathOperand(cursor: Cursor): Operand | undefined {
  const start = cursor.position;
  const ofItem = cursor.take('@');
  if (!ofItem && !cursor.take('$')) return undefined;
  if (!ofItem && !/^[.[=!<>~&|)\s]$/.test(cursor.next)) {
    cursor.fail(
      'a filter sees the item (@) and the document ($) only, neither variables nor the context object',
      start,
    );
  }
  const segments = readSegments(cursor, { nameEnd });
  if (!areDefinite(segments)) cursor.fail('a path inside a filter must lead to one value', start);
  if (compileReference(segments) === undefined)
    cursor.fail('a path inside a filter can only have names and numbers', start);
  return ofItem ? (item) => find(segments, item) : (_item, document) => find(segments, document);
}

/** AWS: an index needs an array, or null, in which it finds nothing; a missing element is null. */
function find(segments: readonly Segment[], from: Json): Json | undefined {
  let node: Json = from;
  for (const [at, segment] of segments.entries()) {
    if (segment.kind === 'index') {
      if (node === null) return undefined;
      if (!isArray(node)) throw notAnArray(segments.slice(at), node, segments[at - 1]?.kind !== 'index');
      node = node[segment.index] ?? null;
    } else {
      const value = isObject(node) ? member(node, (segment as { readonly name: string }).name) : undefined;
      if (value === undefined) return undefined;
      node = value;
    }
  }
  return node;
}

function readLiteral(cursor: Cursor): string {
  const start = cursor.position;
  if (cursor.next === "'") {
    const match = cursor.takeMatch(/'((?:\\.|[^'\\])*)'/y) ?? cursor.fail('the closing quote is missing');
    if (/&&|\|\|/.test(match[1]!))
      cursor.fail('Step Functions cannot read && or || inside a string of a filter', start);
    return match[1]!;
  }
  const text = cursor.takeMatch(/[^&|()[\]=<>!~']+/y)?.[0].trim() ?? '';
  if (text === '') cursor.fail('a value is missing');
  return text;
}

function readRegexFirst(cursor: Cursor): Filter {
  const matches = readRegex(cursor);
  cursor.skipBlanks();
  if (!cursor.take('=~')) cursor.fail('only =~ can follow a regular expression');
  cursor.skipBlanks();
  const operand = readPathOperand(cursor) ?? cursor.fail('a path that starts with @ is missing');
  return regexCriterion(matches, operand);
}

function readRegex(cursor: Cursor): RegexTest {
  cursor.skipBlanks();
  const start = cursor.position;
  const match =
    cursor.takeMatch(/\/((?:\\.|[^/\\])+)\/(i?)/y) ?? cursor.fail('a regular expression /…/ is missing after =~');
  if (match[1]!.includes('&&')) cursor.fail('&& inside a regular expression is not supported', start);
  try {
    return boundedRegex(match[1]!, match[2] === 'i');
  } catch (error) {
    return cursor.fail(`the regular expression is not supported: ${(error as Error).message}`, start);
  }
}
