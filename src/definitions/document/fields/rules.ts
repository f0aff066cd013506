import { choiceOperators, nestedRuleShape, ruleSelectors } from '../../../language/asl/choiceRules';
import type { Json, JsonObject } from '../../../util/json';
import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';

/** What a JSONPath rule consists of: a comparison, or other rules. */
export type RuleKind = 'Variable' | 'And' | 'Or' | 'Not';

export const ruleKinds: readonly RuleKind[] = ['Variable', 'And', 'Or', 'Not'];

/** The members that say what a rule tests; the others say where it leads. */
export const ruleParts: ReadonlySet<string> = new Set([...ruleSelectors, ...choiceOperators]);

export function ruleKindOf(rule: JsonObject): RuleKind {
  return ruleKinds.find((kind) => kind !== 'Variable' && Object.hasOwn(rule, kind)) ?? 'Variable';
}

/** The operator of a comparison; `undefined` if it has none yet. */
export function ruleOperator(rule: JsonObject): string | undefined {
  return choiceOperators.find((name) => Object.hasOwn(rule, name));
}

/** Makes a rule of another kind. What it tested goes into And, Or and Not, or comes out of them. */
export function changeRuleKind(rule: JsonObject, path: DocumentPath, kind: RuleKind): readonly DocumentEdit[] {
  const before = ruleKindOf(rule);
  if (before === kind) return [];
  const isList = (one: RuleKind): boolean => one === 'And' || one === 'Or';
  if (isList(before) && isList(kind)) return [{ kind: 'rename', path: [...path, before], name: kind }];
  const test = testOf(rule);
  const inner = firstInner(rule, before);
  const changed: JsonObject =
    kind === 'Variable'
      ? testOf(inner ?? { Variable: '$.value', IsPresent: true })
      : { [kind]: isList(kind) ? [inner !== undefined && before === 'Not' ? inner : test] : (inner ?? test) };
  const old = Object.keys(test);
  const rest = Object.keys(rule).find((name) => !ruleParts.has(name));
  return [
    ...old
      .filter((name) => !Object.hasOwn(changed, name))
      .map((name) => ({ kind: 'remove' as const, path: [...path, name] })),
    ...Object.entries(changed).map(([name, value]) => ({
      kind: 'set' as const,
      path: [...path, name],
      value,
      ...(rest !== undefined && !Object.hasOwn(rule, name) && { before: rest }),
    })),
  ];
}

/** Compares by another operator. The operand stays if the new one takes it. */
export function changeOperator(rule: JsonObject, path: DocumentPath, operator: string): readonly DocumentEdit[] {
  const before = ruleOperator(rule);
  if (before === operator) return [];
  const value = operands[nestedRuleShape.fields[operator]!.kind] ?? '';
  if (before === undefined) return [{ kind: 'set', path: [...path, operator], value }];
  const isSame = nestedRuleShape.fields[before]!.kind === nestedRuleShape.fields[operator]!.kind;
  return [
    { kind: 'rename', path: [...path, before], name: operator },
    ...(isSame ? [] : [{ kind: 'set' as const, path: [...path, operator], value }]),
  ];
}

/** What an operand is at first, by the kind of its field. */
const operands: Readonly<Record<string, Json>> = {
  string: '',
  number: 0,
  boolean: true,
  timestamp: '2030-01-01T00:00:00Z',
  referencePath: '$.other',
};

function testOf(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => ruleParts.has(name)));
}

function firstInner(rule: JsonObject, kind: RuleKind): JsonObject | undefined {
  const value = rule[kind];
  const inner = Array.isArray(value) && value.length === 1 ? (value[0] as Json) : kind === 'Not' ? value : undefined;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : undefined;
}
