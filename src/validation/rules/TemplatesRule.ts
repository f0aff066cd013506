import { member } from '../../util/json';
import type { Rule } from './RuleContext';
import { sentenceOf, templateMembers, templatesIn } from './templates';

/**
 * Payload templates
 *
 * A member whose name ends in `.$` contains a path or an intrinsic function call, and no other member has its name
 * without the `.$`. See "Payload Template" of the Amazon States Language specification.
 *
 * AWS: the location is the field with the template, the message names the member.
 */
export const TemplatesRule: Rule = ({ expressions, parts, report }) => {
  for (const { form, path, part, fieldName, reading } of expressions) {
    if (form !== 'member' || reading.fault === undefined) continue;
    const name = String(path[path.length - 1]);
    report({
      message: `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`,
      at: [...part.path, fieldName],
      exactly: path,
      hint: sentenceOf(reading.fault.reason),
    });
  }
  for (const [template, at] of templatesIn(parts)) {
    for (const { name, object, path: exactly } of templateMembers(template, at)) {
      const plain = name.slice(0, -2);
      if (!name.endsWith('.$') || member(object, plain) === undefined) continue;
      const message = `The field '${plain}' is given twice: as '${plain}' and as '${name}'`;
      report({ message, at, exactly, onName: true });
    }
  }
};
