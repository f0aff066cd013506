import { isObject, member } from '../../util/json';
import { endsWorkflow, unreachableStates } from './targets';
import type { Rule } from './RuleContext';

/**
 * Reachability
 *
 * A state of the machine ends it, and a path leads from `StartAt` to every state of a block.
 *
 * AWS: a machine without an end state is not checked for unreachable states, and blocks inside a Parallel or Map need
 * no end state.
 */
export const ReachabilityRule: Rule = ({ machine, blocks, report }) => {
  if (isObject(member(machine.object, 'States')) && !machine.states.some(endsWorkflow)) {
    const message = 'Workflow has no terminal state';
    report({ code: 'MISSING_END_STATE', phase: 'reachability', message, at: undefined, exactly: ['States'] });
    return;
  }
  for (const block of blocks) {
    if (typeof member(block.object, 'StartAt') !== 'string') continue;
    const unreachable = new Set(unreachableStates(block));
    for (const { name, path } of block.states) {
      if (!unreachable.has(name)) continue;
      report({
        code: 'MISSING_TRANSITION_TARGET',
        phase: 'reachability',
        message: `State "${name}" is not reachable.`,
        at: path,
        onName: true,
      });
    }
  }
};
