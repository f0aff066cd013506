import { nearest } from '../../util/nearest';
import { isObject, member } from '../../util/json';
import { targetsOf } from '../targets';
import type { Rule } from '../RuleContext';

/**
 * Transition targets
 *
 * `StartAt`, `Next` and `Default` name a state of their own block.
 *
 * AWS: the message says 'Next' wherever the target stands.
 */
export const TransitionTargetsRule: Rule = ({ blocks, report }) => {
  for (const block of blocks) {
    const states = member(block.object, 'States');
    if (!isObject(states)) continue;
    const names = Object.keys(states);
    for (const { target, path: at } of targetsOf(block)) {
      if (Object.hasOwn(states, target)) continue;
      const meant = nearest(target, names, 0.5);
      report({
        code: 'MISSING_TRANSITION_TARGET',
        phase: 'targets',
        message: `Missing 'Next' target: ${target}`,
        at,
        hint: meant === undefined ? `There are ${names.slice(0, 10).join(', ')}.` : `Did you mean '${meant}'?`,
      });
    }
  }
};
