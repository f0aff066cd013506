import { assignedNames, assignmentsIn } from '../assignments';
import { enclosingBlocks } from '../variableScopes';
import type { Rule } from '../RuleContext';

/**
 * Variable scopes
 *
 * A branch or an iteration must not assign a variable that a block around it assigns. The states of a Distributed Map
 * begin without variables and may use any name.
 */
export const VariableScopesRule: Rule = ({ parts, report }) => {
  const assigned = assignedNames(parts);
  for (const { name, path: at, block } of assignmentsIn(parts)) {
    if (!enclosingBlocks(block).some((outer) => assigned.get(outer)?.has(name) === true)) continue;
    report({
      code: 'DUPLICATE_VARIABLE_NAME',
      message: `The variable name '${name}' was already defined in a parent scope.`,
      at,
      phase: 'expressions',
    });
  }
};
