import type { WrittenExpression } from './expressions';
import type { Rule } from './RuleContext';

/**
 * JSONata expressions
 *
 * An expression parses, uses only what Step Functions allows, and reads only the existing members of `$states`:
 * `result` in Output and Assign of a Task, Map or Parallel, `errorOutput` in those of a catcher. See "Transforming data
 * with JSONata" of the AWS Step Functions guide.
 *
 * AWS: the codes are INVALID_JSONATA_EXPRESSION, with the parser's message, and UNSUPPORTED_JSONATA_EXPRESSION; the
 * location is the string itself, at any depth.
 */
export const JsonataRule: Rule = ({ expressions, report }) => {
  for (const written of expressions) {
    if (written.form !== 'jsonata') continue;
    const { reading, path: at } = written;
    if (reading.fault !== undefined) {
      const code = reading.fault.code ?? 'INVALID_JSONATA_EXPRESSION';
      const phase = code === 'SCHEMA_VALIDATION_FAILED' ? 'fields' : 'expressions';
      report({ code, phase, message: reading.fault.reason, at });
      continue;
    }
    for (const name of reading.topLevel ?? []) {
      const message =
        name === '$$'
          ? "Reference to '$$' is not supported."
          : `Reference to '${name}' at the top level is not supported.`;
      report({ code: 'UNSUPPORTED_JSONATA_EXPRESSION', phase: 'expressions', message, at, hint: inputHint(name) });
    }
    const there = statesMembersIn(written);
    for (const name of reading.statesMembers ?? []) {
      if (name === 'all' || there.includes(name)) continue;
      report({
        code: 'UNSUPPORTED_JSONATA_EXPRESSION',
        phase: 'expressions',
        message: `Field '$states.${name}' does not exist.`,
        at,
        hint: `Here are $states.${there.join(', $states.')}.`,
      });
    }
  }
};

function statesMembersIn({ part, fieldName }: WrittenExpression): string[] {
  const members = ['input', 'context'];
  if (fieldName !== 'Output' && fieldName !== 'Assign') return members;
  const isState = 'Type' in part.shape.fields;
  const isCatcher = 'ErrorEquals' in part.shape.fields;
  if (isState && 'Retry' in part.shape.fields) members.push('result');
  if (isCatcher) members.push('errorOutput');
  return members;
}

/** An expression has no input of its own. */
function inputHint(name: string): string {
  if (name.startsWith('$')) return "The state's input is $states.input.";
  return `Write $states.input.${name} for the input, $${name} for a variable.`;
}
