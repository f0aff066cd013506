import type { PolicyStatement } from '../../../contract/DeclaredRole';
import { operatorNamed } from './operators';
import { contextValues, type ContextKeys } from './RequestContext';
import { allOf, anyOf, not, undecided, type Ternary } from './Ternary';

// AWS: IAM User Guide, "Condition operators", "Conditions with multiple context keys or values", and "Set operators for
// multivalued context keys" (reference_policies_condition-logic-multiple-context-keys-or-values,
// reference_policies_condition-single-vs-multi-valued-context-keys).

/** Whether all conditions of a statement hold. One whose key is unknown is undecided. */
export function conditionHolds({ Condition = {}, unresolved = [] }: PolicyStatement, context: ContextKeys): Ternary {
  return allOf(
    Object.entries(Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, written]) => {
        const unknown = unresolved.find(({ stub }) => written.some((value) => value.includes(stub)));
        if (unknown) return undecided(`${unknown.value}: ${unknown.reason}`);
        return keyHolds(operator, key, written, context);
      }),
    ),
  );
}

function keyHolds(name: string, key: string, written: readonly string[], context: ContextKeys): Ternary {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  const values = contextValues(key, context);
  if (base === 'Null') return isNull(key, written, values);
  const operator = operatorNamed(base);
  if (operator === undefined) return undecided(`the condition operator ${name} is not known`);
  if (values === undefined) return undecided(`the condition key ${key} (${name}) is not known`);
  const { compare, negated } = operator;
  // AWS: a missing key satisfies negated operators, IfExists and ForAllValues, but never ForAnyValue.
  if (values.length === 0) return ifExists !== undefined || set === 'ForAllValues' || (negated && set === undefined);
  if (set === undefined && values.length > 1)
    return undecided(`the condition key ${key} has several values, but ${name} compares a single one`);
  const meets = values.map((value) => {
    const met = anyOf(written.map((one) => compare(value, one, context)));
    return negated ? not(met) : met;
  });
  return set === 'ForAllValues' ? allOf(meets) : anyOf(meets);
}

/** `Null: true` needs the key to be absent, `false` to be present. */
function isNull(key: string, written: readonly string[], values: readonly string[] | undefined): Ternary {
  if (values === undefined) return undecided(`whether the request has the condition key ${key} is not known`);
  return written.some((one) => (one.toLowerCase() === 'true') === (values.length === 0));
}
