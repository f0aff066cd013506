import { ruleOperator } from '../fields/rules';
import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { Expressions } from './Expressions';
import { NotConverted } from './NotConverted';
import { codeOf, printGuards, quote, type Tree } from './Tree';

interface Condition {
  readonly text: string;
  readonly isCompound: boolean;
  /** What is known when it holds: that values are there. */
  readonly present: readonly string[];
  /** What is known once it was evaluated, whatever it gave. */
  readonly asserted: readonly string[];
}

/**
 * The condition of a JSONPath rule. A missing value fails the execution there, unless IsPresent comes first; so it
 * does in the condition. Throws NotConverted.
 */
export function convertCondition(rule: JsonObject, input: Tree | undefined, expressions: Expressions): string {
  return `{% ${conditionOf(rule, input, expressions, []).text} %}`;
}

function conditionOf(
  rule: Json,
  input: Tree | undefined,
  expressions: Expressions,
  known: readonly string[],
): Condition {
  if (!isObject(rule)) throw new NotConverted('A rule is no object.');
  for (const [name, word] of [
    ['And', 'and'],
    ['Or', 'or'],
  ] as const) {
    const list = Object.hasOwn(rule, name) ? rule[name] : undefined;
    if (isArray(list)) return join(list, word, input, expressions, known);
  }
  if (Object.hasOwn(rule, 'Not')) {
    const inner = conditionOf(rule['Not']!, input, expressions, known);
    return { text: `$not(${inner.text})`, isCompound: false, present: [], asserted: inner.asserted };
  }
  return compare(rule, input, expressions, known);
}

function join(
  list: readonly Json[],
  word: 'and' | 'or',
  input: Tree | undefined,
  expressions: Expressions,
  known: readonly string[],
): Condition {
  let facts = known;
  const parts: Condition[] = [];
  for (const one of list) {
    const part = conditionOf(one, input, expressions, facts);
    parts.push(part);
    // The next one is only evaluated when this one holds (and), or does not (or).
    facts = [...facts, ...part.asserted, ...(word === 'and' ? part.present : [])];
  }
  const isCompound = parts.length > 1;
  return {
    text: parts.map((part) => (part.isCompound && isCompound ? `(${part.text})` : part.text)).join(` ${word} `),
    isCompound,
    present: word === 'and' ? facts : [],
    asserted: parts[0]?.asserted ?? [],
  };
}

function compare(
  rule: JsonObject,
  input: Tree | undefined,
  expressions: Expressions,
  known: readonly string[],
): Condition {
  const operator = ruleOperator(rule);
  const variable = rule['Variable'];
  if (operator === undefined || typeof variable !== 'string') throw new NotConverted('A rule has no operator.');
  const operand = rule[operator]!;
  const code = codeOf(expressions.path(variable, input));
  const value = code.text;
  if (operator === 'IsPresent') {
    const test = `$exists(${value})`;
    if (operand === true) return { text: test, isCompound: false, present: [test], asserted: [] };
    return { text: `$not(${test})`, isCompound: false, present: [], asserted: [] };
  }
  if (operator.includes('Timestamp'))
    throw new NotConverted(`${operator} takes only timestamps, which JSONata cannot tell from other strings.`);
  const guards = new Set(code.guards);
  const needs = (text: string): void => {
    // The variables of a context are always there; their members may be missing.
    if (!known.includes(`$exists(${text})`)) guards.add(`$exists(${text})`);
  };
  needs(value);
  let other: string | undefined;
  if (operator.endsWith('Path')) {
    const path = codeOf(expressions.path(operand as string, input));
    path.guards.forEach((guard) => guards.add(guard));
    other = path.text;
    needs(other);
    if (operator.startsWith('Numeric')) {
      expressions.notes.add('NUMERIC_PATH');
      guards.add(`$type(${other}) = "number"`);
    }
  }
  const text = testOf(operator.replace(/Path$/, ''), value, operand, other);
  const asserted = [...guards];
  if (asserted.length === 0) return { text, isCompound: / and /.test(text), present: [], asserted };
  return { text: `(${printGuards(asserted)} ${text})`, isCompound: false, present: [], asserted };
}

const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
};

const types: Readonly<Record<string, string>> = {
  String: 'string',
  Numeric: 'number',
  Boolean: 'boolean',
  Null: 'null',
};

/** A comparison as JSONPath makes it: a value of another type does not match. */
function testOf(operator: string, value: string, operand: Json, other: string | undefined): string {
  const [, asked] = /^Is(\w+)$/.exec(operator) ?? [];
  if (asked !== undefined) return `$type(${value}) ${operand === true ? '=' : '!='} ${quote(types[asked]!)}`;
  if (operator === 'StringMatches') return matches(value, operand as string);
  const [, kind = '', comparison = ''] = /^(String|Numeric|Boolean)(\w+)$/.exec(operator) ?? [];
  const right = other ?? JSON.stringify(operand);
  const sign = signs[comparison]!;
  const test = `${value} ${sign} ${right}`;
  // Equality of two values holds only between values of one type, and a literal has it.
  if (sign === '=' && other === undefined) return test;
  const sameType = [value, ...(other === undefined || kind === 'Numeric' ? [] : [other])]
    .map((one) => `$type(${one}) = ${quote(types[kind]!)}`)
    .join(' and ');
  return `${sameType} and ${test}`;
}

/** StringMatches as a regular expression: an asterisk is any text. */
function matches(value: string, pattern: string): string {
  let source = '';
  let stars = 0;
  for (const [whole, escaped] of pattern.matchAll(/\\([*\\])|[\s\S]/g)) {
    const character = escaped ?? whole;
    if (escaped === undefined && whole === '*') {
      source += '[\\s\\S]*';
      stars += 1;
    } else source += /[\w ]/.test(character) ? character : escapeCharacter(character);
  }
  if (stars > 3)
    throw new NotConverted('StringMatches with more than three asterisks could take very long in JSONata.');
  return `$type(${value}) = "string" and $contains(${value}, /^${source}$/)`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
