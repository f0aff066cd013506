import { isObject, member } from '../../util/json';
import { didYouMean } from '../../util/nearest';
import type { Rule } from './RuleContext';
import { targetsOf } from './targets';

/**
 * Transition targets
 *
 * `StartAt`, `Next` and `Default` name a state of their own block.
 *
 * AWS: the message says 'Next' for any target.
 */
export const TransitionTargetsRule: Rule = ({ blocks, report }) => {
  let comparisons = MOST_COMPARISONS;
  for (const block of blocks) {
    const states = member(block.object, 'States');
    if (!isObject(states)) continue;
    const names = Object.keys(states);
    for (const { target, path: at } of targetsOf(block)) {
      if (Object.hasOwn(states, target)) continue;
      comparisons -= names.length;
      const meant = comparisons < 0 ? undefined : didYouMean(target, names, 0.5);
      report({
        code: 'MISSING_TRANSITION_TARGET',
        phase: 'targets',
        message: `Missing 'Next' target: ${target}`,
        at,
        hint: meant ?? `There are ${names.slice(0, 10).join(', ')}.`,
      });
    }
  }
};

/** The maximum number of comparisons for suggestions; beyond it, hints list the known states. */
const MOST_COMPARISONS = 20_000;
