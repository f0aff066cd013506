import type { Json } from '../../util/json';
import { shape, type FieldShape, type ObjectShape } from './ObjectShape';

const comparisons: Readonly<Record<string, readonly string[]>> = {
  String: ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'],
  Numeric: ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'],
  Boolean: ['Equals'],
  Timestamp: ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'],
};

const valueOf: Readonly<Record<string, FieldShape>> = {
  String: { kind: 'string' },
  Numeric: { kind: 'number' },
  Boolean: { kind: 'boolean' },
  Timestamp: { kind: 'timestamp' },
};

function operatorFields(): Record<string, FieldShape> {
  const fields: Record<string, FieldShape> = {};
  for (const [kind, names] of Object.entries(comparisons)) {
    for (const name of names) fields[kind + name] = { ...valueOf[kind]!, language: 'JSONPath' };
  }
  for (const name of Object.keys(fields)) fields[`${name}Path`] = { kind: 'referencePath', language: 'JSONPath' };
  fields['StringMatches'] = { kind: 'string', language: 'JSONPath' };
  for (const kind of ['Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp']) {
    fields[`Is${kind}`] = { kind: 'boolean', language: 'JSONPath' };
  }
  return fields;
}

const operators = operatorFields();

/** The 39 data tests of a JSONPath Choice rule: `StringEquals`, `StringEqualsPath`, `IsPresent` … */
export const choiceOperators: readonly string[] = Object.keys(operators);

/** What a rule may consist of: exactly one of these. */
export const ruleSelectors = ['And', 'Or', 'Not', 'Variable', 'Condition'] as const;

const selection: Record<string, FieldShape> = {
  And: { kind: 'array', nonEmpty: true, language: 'JSONPath' },
  Or: { kind: 'array', nonEmpty: true, language: 'JSONPath' },
  Not: { kind: 'object', language: 'JSONPath' },
  Variable: { kind: 'referencePath', language: 'JSONPath' },
  Condition: { kind: 'condition', language: 'JSONata' },
  Comment: { kind: 'string' },
  ...operators,
};

/** A rule of `Choices`. See "Choice Rules" of the AWS Step Functions guide. */
export const choiceRuleShape: ObjectShape = shape(
  {
    ...selection,
    Next: { kind: 'stateName' },
    Assign: { kind: 'assign' },
    Output: { kind: 'payload', language: 'JSONata' },
  },
  { required: ['Next'] },
);

/** A rule inside And, Or or Not: it has no Next of its own. */
export const nestedRuleShape: ObjectShape = shape(selection);

/** The rules directly inside a rule, with their paths in it. */
export function innerRules(
  rule: Readonly<Record<string, Json>>,
): { readonly steps: readonly (string | number)[]; readonly rule: Json }[] {
  const inner: { steps: (string | number)[]; rule: Json }[] = [];
  for (const name of ['And', 'Or'] as const) {
    const list = Object.hasOwn(rule, name) ? rule[name]! : null;
    if (Array.isArray(list)) list.forEach((item: Json, index) => inner.push({ steps: [name, index], rule: item }));
  }
  if (Object.hasOwn(rule, 'Not')) inner.push({ steps: ['Not'], rule: rule['Not']! });
  return inner;
}
