import { isArray, isObject, member, type Json } from '../../util/json';
import type { Path } from '../../language/asl/path';
import type { Rule } from './RuleContext';

/**
 * Payload templates
 *
 * A member whose name ends in `.$` holds a path or a call of an intrinsic function, and no second member has its name
 * without the `.$`. See "Payload Template" of the Amazon States Language specification.
 *
 * AWS: the location is the field that holds the template, the message names the member.
 */
export const TemplatesRule: Rule = ({ expressions, parts, report }) => {
  for (const { form, path, part, fieldName, reading } of expressions) {
    if (form !== 'member' || reading.fault === undefined) continue;
    const name = String(path[path.length - 1]);
    const { reason } = reading.fault;
    report({
      message: `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`,
      at: [...part.path, fieldName],
      exactly: path,
      hint: reason.charAt(0).toUpperCase() + reason.slice(1) + (reason.endsWith('.') ? '' : '.'),
    });
  }
  for (const { shape, object, path, language } of parts) {
    if (language !== 'JSONPath') continue;
    for (const [fieldName, value] of Object.entries(object)) {
      const kind = Object.hasOwn(shape.fields, fieldName) ? shape.fields[fieldName]!.kind : undefined;
      if (kind !== 'template' && kind !== 'payload' && kind !== 'assign') continue;
      const at = [...path, fieldName];
      for (const exactly of namedTwice(value, at)) {
        const name = String(exactly[exactly.length - 1]);
        const message = `The field '${name.slice(0, -2)}' is given twice: as '${name.slice(0, -2)}' and as '${name}'`;
        report({ message, at, exactly, onName: true });
      }
    }
  }
};

/** Members `x.$` beside a member `x`. */
function* namedTwice(value: Json, at: Path): Generator<Path> {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* namedTwice(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (!name.endsWith('.$')) yield* namedTwice(item, [...at, name]);
      else if (member(value, name.slice(0, -2)) !== undefined) yield [...at, name];
    }
  }
}
