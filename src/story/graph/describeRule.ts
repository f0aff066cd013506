import { choiceOperators } from '../../language/asl/choiceRules';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';

const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  GreaterThan: '>',
  LessThanEquals: '≤',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};

/**
 * The condition of a Choice rule in short.
 *
 * @example describeRule({ Variable: '$.amount', NumericGreaterThan: 1000, Next: 'Approve' }) // '$.amount > 1000'
 */
export function describeRule(rule: JsonObject): string {
  const condition = member(rule, 'Condition');
  if (typeof condition === 'string') return condition.replace(/^\{%\s*([^]*?)\s*%\}$/, '$1');
  for (const [name, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const rules = member(rule, name);
    if (isArray(rules)) return rules.map((inner) => nested(inner)).join(word);
  }
  const not = member(rule, 'Not');
  if (isObject(not)) return `not (${describeRule(not)})`;
  return describeTest(rule);
}

function nested(rule: Json): string {
  if (!isObject(rule)) return '?';
  const text = describeRule(rule);
  return member(rule, 'And') === undefined && member(rule, 'Or') === undefined ? text : `(${text})`;
}

function describeTest(rule: JsonObject): string {
  const variable = member(rule, 'Variable');
  const operator = Object.keys(rule).find((name) => choiceOperators.includes(name));
  if (operator === undefined || typeof variable !== 'string') return '?';
  const value = rule[operator]!;
  const is = /^Is(\w+)$/.exec(operator)?.[1];
  if (is !== undefined) return `${variable} is ${value === false ? 'not ' : ''}${is.toLowerCase()}`;
  const [, sign = '', path] = /^(?:String|Numeric|Boolean|Timestamp)(\w+?)(Path)?$/.exec(operator) ?? [];
  const other = path !== undefined && typeof value === 'string' ? value : JSON.stringify(value);
  return `${variable} ${signs[sign] ?? operator} ${other}`;
}

/** The errors of a retrier or catcher: `Shipping.Down, States.Timeout`. */
export function errorList(handler: JsonObject): string {
  const errors = member(handler, 'ErrorEquals');
  return isArray(errors) ? errors.map(String).join(', ') : '';
}
