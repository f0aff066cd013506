import type { Rule } from './RuleContext';
import { assignedNames, isVisible } from './variables';

/**
 * Undefined variables
 *
 * A warning: an expression reads a variable that no state of its block, or of a surrounding block, assigns.
 */
export const UndefinedVariablesRule: Rule = ({ expressions, parts, report }) => {
  const assigned = assignedNames(parts);
  for (const { form, path, part, fieldName, reading } of expressions) {
    if (part.state === undefined) continue;
    for (const name of reading.variables) {
      if (isVisible(name, part.state.block, assigned)) continue;
      report({
        severity: 'WARNING',
        code: 'POSSIBLY_UNDEFINED_VARIABLE',
        message: `Variable '${name}' is possibly not defined.`,
        at: form === 'member' ? [...part.path, fieldName] : path,
        exactly: path,
        phase: 'expressions',
      });
    }
  }
};
