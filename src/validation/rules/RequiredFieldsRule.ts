import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Required fields
 *
 * What an object of the language cannot do without must be there. AWS names all that are missing in one sentence.
 */
export const RequiredFieldsRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path } of parts) {
    const missing = shape.required.filter((name) => member(object, name) === undefined);
    if (missing.length > 0) report({ message: `These fields are required: [${missing.join(', ')}]`, at: path });
  }
};
