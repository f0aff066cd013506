import { isArray, isObject, type Json, type JsonArray, type JsonObject } from '../../../util/json';
import { exact } from './exact';
import { InvalidEventPattern } from './InvalidEventPattern';
import { matchFields, type FieldPattern, type Mismatch } from './matchFields';
import type { FlatEvent } from './flatten';
import type { Alternative } from './Operator';
import { operatorOf, patternOperators, type Dialect } from './patternOperators';

/** A compiled pattern. */
export interface EventPattern {
  /** Why an event does not match, field by field; `undefined` if it matches. Of several `$or` branches, the nearest. */
  mismatches(event: FlatEvent): readonly Mismatch[] | undefined;
}

/** The fields that must all match, by their dotted paths. A pattern with `$or` has several such sets. */
type FieldSet = Map<string, FieldPattern>;

/** AWS: InvalidEventPatternException above (guide; the text is not recorded). */
const mostCombinations = 1_000;

/**
 * Compiles an event pattern, once for many events. Throws InvalidEventPattern.
 *
 * @example compilePattern({ detail: { state: ['running'] } }).mismatches(flatten(event))
 */
export function compilePattern(pattern: Json, dialect: Dialect = 'rules'): EventPattern {
  if (!isObject(pattern)) throw new InvalidEventPattern('Filter is not an object');
  const sets = readObject([new Map()], '', pattern, dialect).map((set) => [...set.values()]);
  return {
    mismatches(event) {
      let nearest: readonly Mismatch[] | undefined;
      for (const fields of sets) {
        const found = matchFields(fields, event);
        if (found.length === 0) return undefined;
        if (nearest === undefined || found.length < nearest.length) nearest = found;
      }
      return nearest;
    },
  };
}

/** Adds the fields of an object to each set. AWS: of two entries for one path, the last counts (Event Ruler). */
function readObject(
  sets: readonly FieldSet[],
  path: string,
  object: JsonObject,
  dialect: Dialect,
): readonly FieldSet[] {
  const members = Object.entries(object);
  if (members.length === 0) throw new InvalidEventPattern('Empty objects are not allowed');
  return members.reduce((before, [name, value]) => {
    if (name === '$or' && isBranches(value)) return branch(before, path, value, dialect);
    const field = path === '' ? name : `${path}.${name}`;
    if (isObject(value)) return readObject(before, field, value, dialect);
    if (!isArray(value)) throw new InvalidEventPattern(`"${name}" must be an object or an array`);
    const alternatives = readAlternatives(value, dialect);
    return before.map((set) => new Map(set).set(field, { path: field, wanted: value, alternatives }));
  }, sets);
}

function branch(
  sets: readonly FieldSet[],
  path: string,
  branches: readonly JsonObject[],
  dialect: Dialect,
): readonly FieldSet[] {
  const all = branches.flatMap((each) => readObject(sets, path, each, dialect));
  if (all.length > mostCombinations)
    throw new InvalidEventPattern(`The $or fields make more than ${mostCombinations} combinations`);
  return all;
}

/** AWS: otherwise, `$or` is a field like any other (Event Ruler's guide). */
function isBranches(value: Json): value is readonly JsonObject[] {
  return (
    isArray(value) &&
    value.length > 1 &&
    value.every((each) => isObject(each) && !Object.keys(each).some((name) => reserved.has(name)))
  );
}

/** AWS: names that no field inside `$or` may have (Event Ruler). */
const reserved: ReadonlySet<string> = new Set([
  ...Object.keys(patternOperators),
  ...['exactly', '=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
  ...['ip-address-in-range', 'ip-address-not-in-range'],
]);

function readAlternatives(list: JsonArray, dialect: Dialect): readonly Alternative[] {
  if (list.length === 0) throw new InvalidEventPattern('Empty arrays are not allowed');
  return list.map((each) => (isObject(each) ? readOperator(each, dialect) : exact(each)));
}

function readOperator(expression: JsonObject, dialect: Dialect): Alternative {
  const [[name, argument] = [undefined, null], ...more] = Object.entries(expression);
  if (name === undefined) throw new InvalidEventPattern('Match expression name not found');
  const alternative = operatorOf(name, argument, dialect)(argument);
  if (more.length > 0) throw new InvalidEventPattern('Only one key allowed in match expression');
  return alternative;
}
