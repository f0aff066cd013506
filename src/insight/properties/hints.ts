import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { Source, type Known } from './Source';
import { type ReadPath, readJsonataPath, readJsonPath } from './readPaths';

type Resolve = (path: ReadPath) => Known;

/** Adds hints for a JSONPath Choice rule: values on both sides of each comparison. */
export function hintRule(rule: JsonObject, resolve: Resolve): void {
  for (const [name, value] of Object.entries(rule)) {
    if ((name === 'And' || name === 'Or') && isArray(value))
      value.filter(isObject).forEach((one) => hintRule(one, resolve));
    if (name === 'Not' && isObject(value)) hintRule(value, resolve);
  }
  const variable = rule['Variable'];
  const path = typeof variable === 'string' ? readJsonPath(variable) : undefined;
  const source = path && resolve(path);
  if (!(source instanceof Source)) return;
  for (const [operator, value] of Object.entries(rule)) {
    if (operator.endsWith('Path') && typeof value === 'string') {
      const other = readJsonPath(value);
      if (other) resolve(other);
    } else hintOperator(source, operator, value);
  }
}

function hintOperator(source: Source, operator: string, value: Json): void {
  if (operator === 'IsPresent') source.mayBeMissing = true;
  else if (operator === 'IsNull') source.mayBeNull = true;
  else if (operator === 'IsNumeric') source.hint(1, 'text');
  else if (operator === 'IsString') source.hint('text', 1);
  else if (operator === 'IsBoolean') source.hint(true, 'text');
  else if (operator === 'IsTimestamp') source.hint('2030-01-01T00:00:00Z', 'text');
  else if (operator === 'StringMatches' && typeof value === 'string')
    source.hint(value.replaceAll('*', 'x'), value.replaceAll('*', ''), 'other');
  else if (/^(Numeric|String|Boolean|Timestamp)[A-Z]/.test(operator)) source.hint(...around(value));
}

/** A value and its neighbours. */
function around(value: Json): readonly Json[] {
  if (typeof value === 'number') return [value, value + 1, value - 1];
  if (typeof value === 'boolean') return [value, !value];
  if (typeof value !== 'string') return [value];
  const ms = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms)) return [value, 'other', ''];
  return [value, ...[ms - 1000, ms + 1000].map((other) => new Date(other).toISOString())];
}

const path = String.raw`\$[A-Za-z_][\w.]*`;
const literal = String.raw`-?\d+(?:\.\d+)?|"[^"]*"|'[^']*'|true|false|null`;
const comparison = new RegExp(String.raw`(${path})\s*(?:!=|<=|>=|=|<|>)\s*(${literal})`, 'g');
const turned = new RegExp(String.raw`(${literal})\s*(?:!=|<=|>=|=|<|>)\s*(${path})`, 'g');
const inList = new RegExp(String.raw`(${path})\s+in\s+\[([^\]]*)\]`, 'g');

const computes = 'sum|max|min|average|round|floor|ceil|abs|power|sqrt';
const arithmetic = new RegExp(String.raw`(?:[-+*/]\s|\$(?:${computes})\(\s*)(${path})|(${path})\s+[-+*/]\s`, 'g');

/** Adds hints for the comparisons of a JSONata expression. */
export function hintExpression(text: string, resolve: Resolve): void {
  const hint = (where: string, values: readonly Json[]): void => {
    const read = readJsonataPath(where);
    const source = read && resolve(read);
    if (source instanceof Source) source.hint(...values);
  };
  for (const [, where = '', value = ''] of text.matchAll(comparison)) hint(where, around(valueOf(value)));
  for (const [, value = '', where = ''] of text.matchAll(turned)) hint(where, around(valueOf(value)));
  for (const [, where = '', list = ''] of text.matchAll(inList))
    hint(where, [...[...list.matchAll(new RegExp(literal, 'g'))].map(([value]) => valueOf(value)), 'other']);
  for (const [, before, after] of text.matchAll(arithmetic)) hint(before ?? after ?? '', [1, 2]);
  for (const [, where = ''] of text.matchAll(new RegExp(String.raw`\$exists\(\s*(${path})\s*\)`, 'g'))) {
    const read = readJsonataPath(where);
    const source = read && resolve(read);
    if (source instanceof Source) source.mayBeMissing = true;
  }
}

function valueOf(text: string): Json {
  if (text.startsWith("'") || text.startsWith('"')) return text.slice(1, -1);
  return JSON.parse(text) as Json;
}
