import { MAX_VARIABLE_NAME_LENGTH } from '../../language/asl/limits';
import type { Rule } from './RuleContext';
import { assignmentsIn } from './variables';

/**
 * Variable names
 *
 * A variable's name is a Unicode identifier of at most 80 characters, and not `states`. See "Variables" of the AWS Step
 * Functions guide.
 */
export const VariableNamesRule: Rule = ({ parts, report }) => {
  for (const { name, path } of assignmentsIn(parts)) {
    const place = { at: path, onName: true } as const;
    if (name === 'states') {
      report({ code: 'RESERVED_VARIABLE_NAME', message: "Cannot assign to reserved variable '$states'.", ...place });
    } else if (!identifier.test(name)) {
      report({
        code: 'INVALID_VARIABLE_NAME',
        message: `Invalid variable name '${name}': the variable name contains invalid characters.`,
        ...place,
        hint: 'A name starts with a letter, followed by letters, digits and underscores.',
      });
    } else if ([...name].length > MAX_VARIABLE_NAME_LENGTH) {
      report({
        code: 'INVALID_VARIABLE_NAME',
        message:
          `Invalid variable name '${name}': ` +
          `the variable name exceeds the ${MAX_VARIABLE_NAME_LENGTH}-character limit allowed by the service.`,
        ...place,
      });
    }
  }
};

const identifier = /^\p{ID_Start}\p{ID_Continue}*$/u;
