import { stateTypes } from '../../language/asl/fields';
import { isObject, kindOf, member, type Json } from '../../util/json';
import { didYouMean } from '../../util/nearest';
import type { Rule } from './RuleContext';

/**
 * State types
 *
 * A state must have a `Type`, and it must be one of the eight. The fields of a state of unknown type are not checked
 * further. See "States" of the AWS Step Functions guide.
 */
export const StateTypeRule: Rule = ({ blocks, report }) => {
  for (const block of blocks) {
    const states = member(block.object, 'States');
    if (!isObject(states)) continue;
    for (const [name, state] of Object.entries(states)) {
      if (!isObject(state)) continue;
      const at = [...block.path, 'States', name];
      const type = member(state, 'Type');
      if (type === undefined) report({ message: "The field 'Type' is required", at });
      else if (typeof type !== 'string' || !stateTypes.some((known) => known === type)) {
        report({
          message: `The field 'Type' should have one of these values: [${stateTypes.join(', ')}]`,
          at: [...at, 'Type'],
          hint: hintFor(type),
        });
      }
    }
  }
};

function hintFor(type: Json): string {
  if (typeof type !== 'string') return `It is of kind ${kindOf(type)}.`;
  return didYouMean(type, stateTypes, 0.5) ?? `There is no type '${type}'.`;
}
