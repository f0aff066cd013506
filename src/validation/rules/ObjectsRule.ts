import type { Rule } from './RuleContext';

/**
 * Objects
 *
 * States, branches, retriers, catchers and the rules of a Choice are objects.
 */
export const ObjectsRule: Rule = ({ misfits, report }) => {
  for (const path of misfits) report({ message: 'Expected value of type [OBJECT]', at: path });
};
