import { didYouMean } from '../../util/nearest';
import type { Rule } from './RuleContext';

/**
 * Known fields
 *
 * An object of the language only has the fields of its kind: no `Catch` on a Pass, no misspelt names, no `Next` inside
 * And, Or or Not. The location is the object, not the field.
 */
export const KnownFieldsRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path } of parts) {
    for (const name of Object.keys(object)) {
      if (Object.hasOwn(shape.fields, name)) continue;
      const known = Object.keys(shape.fields).filter((field) => !Object.hasOwn(object, field));
      report({
        message: `Field '${name}' is not supported`,
        at: path,
        exactly: [...path, name],
        onName: true,
        hint: didYouMean(name, known),
      });
    }
  }
};
