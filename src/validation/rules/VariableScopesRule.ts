import type { WalkedState } from '../../language/asl/walk';
import { append } from '../../util/append';
import type { Rule } from './RuleContext';
import { assignmentsIn, enclosingBlocks } from './variables';

/**
 * Variable scopes
 *
 * A branch or an iteration must not assign a variable that a surrounding block assigns. The states of a Distributed Map
 * start without variables and may use any name.
 *
 * AWS: a variable that the surrounding Parallel or Map assigns when it is left, also in its Catch, is not a conflict.
 */
export const VariableScopesRule: Rule = ({ parts, report }) => {
  const assignments = assignmentsIn(parts);
  const assigning = new Map<string, WalkedState[]>();
  for (const { name, state } of assignments) assigning.set(name, append(assigning.get(name), state));
  for (const { name, path: at, state } of assignments) {
    const outer = enclosingBlocks(state.block);
    const around = [state.block, ...outer].map((block) => block.owner);
    const conflicts = assigning.get(name)!.some((other) => outer.includes(other.block) && !around.includes(other));
    if (!conflicts) continue;
    report({
      code: 'DUPLICATE_VARIABLE_NAME',
      message: `The variable name '${name}' was already defined in a parent scope.`,
      at,
      onName: true,
      phase: 'expressions',
    });
  }
};
