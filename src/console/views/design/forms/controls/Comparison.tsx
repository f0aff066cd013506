import { useId } from 'preact/hooks';
import { formOf } from '../../../../../definitions/document/fields/formOf';
import { changeOperator, ruleOperator } from '../../../../../definitions/document/fields/rules';
import { choiceOperators, nestedRuleShape } from '../../../../../language/asl/choiceRules';
import { useFormHost } from '../FormHost';
import type { RuleProps } from './RuleProps';

/** A variable, an operator, and what the variable is compared with. */
export function Comparison({ rule, path, language }: RuleProps) {
  const id = useId();
  const host = useFormHost();
  const form = formOf(nestedRuleShape, rule, path, language);
  const rowOf = (wanted: string) => form.rows.find((row) => row.kind === 'field' && row.field.name === wanted);
  const operator = ruleOperator(rule);
  const variable = rowOf('Variable');
  const operand = operator === undefined ? undefined : rowOf(operator);
  return (
    <>
      {variable?.kind === 'field' && (
        <host.Row row={{ ...variable, field: { ...variable.field, isRequired: true } }} language={language} />
      )}
      <div class="form-field">
        <label for={id}>Operator</label>
        <select
          id={id}
          value={operator ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void host.edit(`Compare by ${value}`, changeOperator(rule, path, value))
          }
        >
          {operator === undefined && <option value="">Choose …</option>}
          {choiceOperators.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {operand?.kind === 'field' && (
        <host.Row row={{ ...operand, field: { ...operand.field, isRequired: true } }} language={language} />
      )}
    </>
  );
}
