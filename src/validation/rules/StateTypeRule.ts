import { stateTypes } from '../../asl/fields';
import { isObject, kindOf, member } from '../../util/json';
import { nearest } from '../../integrations/nearest';
import type { Rule } from '../RuleContext';

/**
 * State types
 *
 * A state must have a `Type`, and it must be one of the eight. Nothing else is said about the fields of a state whose
 * type is not known. See "States" of the AWS Step Functions guide.
 */
export const StateTypeRule: Rule = ({ blocks, report }) => {
  for (const block of blocks) {
    const states = member(block.object, 'States');
    if (!isObject(states)) continue;
    for (const [name, state] of Object.entries(states)) {
      if (!isObject(state)) continue;
      const at = [...block.path, 'States', name];
      const type = member(state, 'Type');
      if (type === undefined) report({ message: "The field 'Type' is required but was missing", at });
      else if (typeof type !== 'string' || !stateTypes.some((known) => known === type)) {
        const meant = typeof type === 'string' ? nearest(type, stateTypes) : undefined;
        report({
          message: `The field 'Type' should have one of these values: [${stateTypes.join(', ')}]`,
          at: [...at, 'Type'],
          hint:
            meant === undefined
              ? `It is ${kindOf(type) === 'string' ? `'${String(type)}'` : `a ${kindOf(type)}`}.`
              : `Did you mean '${meant}'?`,
        });
      }
    }
  }
};
