import { nearest } from '../../../util/nearest';
import { memberName } from '../../../services/memberNames';
import type { Member, ServiceShape, ServiceStructure } from '../../../services/schemas/ServiceShape';
import { isArray, isNumber, isObject, kindOf, member, type Json } from '../../../util/json';

/** One way in which a value differs from the API. */
export interface ShapeViolation {
  readonly rule: 'required' | 'kind' | 'unknown' | 'union' | 'enum' | 'minimum' | 'maximum' | 'minLength';
  /** Where: `Entries[1].EventId`; empty for the value itself. */
  readonly path: string;
  /** The last name of the path. */
  readonly member: string;
  /** What the API requires: `a string`, `one of ACTIVE, DELETING`. */
  readonly expected: string;
  /** The actual value. */
  readonly actual?: Json | undefined;
  /** The member that was probably meant. */
  readonly nearest?: string | undefined;
}

interface ShapeRules {
  /** Missing required members are violations. */
  readonly required: boolean;
  /** Members that the API does not have, and unions with none or several members, are violations. */
  readonly exact: boolean;
  /** A time may also be a number: optimised integrations show epoch milliseconds. */
  readonly numericTimes: boolean;
  /** Members at the top that may be any JSON. */
  readonly free: readonly string[];
  enumValues(structure: string, apiName: string): readonly string[] | undefined;
  range(structure: string, apiName: string): readonly [minimum: number, maximum?: number] | undefined;
  /** The minimum length of a string. Absent: it may be empty. */
  minLength?(structure: string, apiName: string): number | undefined;
}

const most = 20;

/** Members that Step Functions itself adds to results. */
const added = ['SdkHttpMetadata', 'SdkResponseMetadata'];

/** Compares a value with its shape. At most 20 violations, in the order of the value. A null counts as absent. */
export function checkShape(value: Json, shape: ServiceShape, rules: ShapeRules): readonly ShapeViolation[] {
  const violations: ShapeViolation[] = [];

  function report(violation: ShapeViolation): void {
    if (violations.length < most) violations.push(violation);
  }

  function check(at: Json, expected: ServiceShape, path: string, name: string): void {
    if (violations.length >= most) return;
    const fault = kindFault(at, expected, rules);
    if (fault !== undefined) return report({ rule: 'kind', path, member: name, expected: fault, actual: at });
    switch (expected.kind) {
      case 'list':
        (at as readonly Json[]).forEach((item, i) => {
          if (item !== null) check(item, expected.item, `${path}[${i}]`, name);
        });
        break;
      case 'map':
        for (const key of Object.keys(at as object)) {
          const inner = member(at as { readonly [name: string]: Json }, key)!;
          if (inner !== null) check(inner, expected.value, join(path, key), key);
        }
        break;
      case 'structure':
      case 'union':
        checkStructure(at as { readonly [name: string]: Json }, expected, path);
        break;
      default:
        break;
    }
  }

  function checkStructure(at: { readonly [name: string]: Json }, structure: ServiceStructure, path: string): void {
    const top = path === '';
    if (rules.required) {
      for (const { required, name } of structure.members) {
        if (required && (member(at, name) ?? null) === null) {
          report({ rule: 'required', path: join(path, name), member: name, expected: 'there' });
        }
      }
    }
    for (const name of Object.keys(at)) {
      const inner = at[name]!;
      if (top && (rules.free.includes(name) || added.includes(name))) continue;
      const known = structure.member(name) ?? bySdkName(structure, name);
      if (!known) {
        if (rules.exact) report(unknownMember(structure, path, name, inner));
      } else if (inner !== null) {
        check(inner, known.shape, join(path, name), name);
        checkValue(inner, structure, known, join(path, name));
      }
    }
    if (rules.exact && structure.kind === 'union') checkUnion(at, structure, path);
  }

  function checkUnion(at: { readonly [name: string]: Json }, structure: ServiceStructure, path: string): void {
    const given = structure.members.filter(({ name }) => (member(at, name) ?? null) !== null);
    if (given.length === 1 || Object.keys(at).length !== given.length) return;
    const names = structure.members.map(({ name }) => name).join(', ');
    report({ rule: 'union', path, member: last(path), expected: `exactly one of ${names}`, actual: at });
  }

  /** Enumerations and limits. */
  function checkValue(value: Json, structure: ServiceStructure, { apiName, name }: Member, path: string): void {
    for (const one of isArray(value) ? value : [value]) {
      if (typeof one === 'string') {
        const least = rules.minLength?.(structure.name, apiName) ?? 0;
        if (one.length < least)
          report({ rule: 'minLength', path, member: name, expected: `at least ${least} characters`, actual: one });
        const values = rules.enumValues(structure.name, apiName);
        if (!values || values.includes(one)) continue;
        const shown = values.length <= 12 ? values : [...values.slice(0, 12), '…'];
        const expected = `one of ${shown.join(', ')}`;
        report({ rule: 'enum', path, member: name, expected, actual: one, nearest: nearest(one, values) });
      } else if (isNumber(one)) {
        const [minimum = -Infinity, maximum = Infinity] = rules.range(structure.name, apiName) ?? [];
        if (one < minimum)
          report({ rule: 'minimum', path, member: name, expected: `at least ${minimum}`, actual: one });
        if (one > maximum) report({ rule: 'maximum', path, member: name, expected: `at most ${maximum}`, actual: one });
      }
    }
  }

  check(value, shape, '', '');
  return violations;
}

/** What type the API requires, if the value has another. */
function kindFault(value: Json, { kind }: ServiceShape, rules: ShapeRules): string | undefined {
  switch (kind) {
    case 'document':
      return undefined;
    case 'list':
      return isArray(value) ? undefined : 'an array';
    case 'map':
    case 'structure':
    case 'union':
      return isObject(value) ? undefined : 'an object';
    case 'timestamp':
      if (rules.numericTimes) return ['string', 'number'].includes(kindOf(value)) ? undefined : 'a time';
      return typeof value === 'string' ? undefined : 'a string';
    case 'blob':
      return typeof value === 'string' ? undefined : 'a string';
    default:
      return kindOf(value) === kind ? undefined : `a ${kind}`;
  }
}

/** Optimised integrations use the API's names, but some members are spelled as in the SDK. */
function bySdkName(structure: ServiceStructure, name: string): Member | undefined {
  return structure.members.find((known) => known.name !== name && memberName(known.apiName, 'sdk') === name);
}

function unknownMember(structure: ServiceStructure, path: string, name: string, actual: Json): ShapeViolation {
  const names = structure.members.map((known) => known.name);
  const shown = names.length <= 12 ? names : [...names.slice(0, 12), '…'];
  const expected = names.length === 0 ? 'no members' : `one of ${shown.join(', ')}`;
  return { rule: 'unknown', path: join(path, name), member: name, expected, actual, nearest: nearest(name, names) };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function last(path: string): string {
  return path
    .split('.')
    .at(-1)!
    .replace(/\[\d+\]$/, '');
}
