import { member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * Required fields
 *
 * The required fields of an object of the language must be present. AWS names all missing ones in one sentence.
 */
export const RequiredFieldsRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path } of parts) {
    const missing = shape.required.filter((name) => member(object, name) === undefined);
    if (missing.length > 0) report({ message: `These fields are required: [${missing.join(', ')}]`, at: path });
  }
};
