import { MAX_STATE_NAME_LENGTH } from '../../language/asl/limits';
import { isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * State names
 *
 * A state's name has 1 to 80 characters, and is unique in the machine, across all blocks. See "State machine structure"
 * of the AWS Step Functions guide.
 */
export const StateNamesRule: Rule = ({ blocks, report }) => {
  const seen = new Set<string>();
  for (const block of blocks) {
    const states = member(block.object, 'States');
    if (!isObject(states)) continue;
    for (const name of Object.keys(states)) {
      const place = { phase: 'names', at: [...block.path, 'States', name], onName: true } as const;
      if (seen.has(name)) {
        report({ code: 'DUPLICATE_STATE_NAME', message: `Duplicate State name: ${name}`, ...place });
      }
      seen.add(name);
      const length = [...name].length;
      if (length === 0 || length > MAX_STATE_NAME_LENGTH) {
        const fault =
          length === 0 ? 'is empty' : `exceeds the ${MAX_STATE_NAME_LENGTH}-character limit allowed by the service`;
        const message = `Invalid State name: State '${name}' ${fault}`;
        report({ code: 'INVALID_STATE_NAME', message, ...place });
      }
    }
  }
};
