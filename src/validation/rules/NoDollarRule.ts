import { isArray, isObject, type Json } from '../../util/json';
import type { Path } from '../../language/asl/path';
import { looksDynamic } from './looksDynamic';
import type { Rule } from './RuleContext';

/**
 * No `.$`
 *
 * A warning: a member of a payload template holds what looks like a path or an intrinsic call, but its name does not end
 * in `.$`, so the text stays as it is.
 */
export const NoDollarRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path, language } of parts) {
    if (language !== 'JSONPath') continue;
    for (const [fieldName, value] of Object.entries(object)) {
      const kind = Object.hasOwn(shape.fields, fieldName) ? shape.fields[fieldName]!.kind : undefined;
      if (kind !== 'template' && kind !== 'payload' && kind !== 'assign') continue;
      const at = [...path, fieldName];
      for (const { name, what, exactly } of plainLooks(value, at)) {
        report({
          severity: 'WARNING',
          code: 'NO_DOLLAR',
          message:
            `The value of '${name}' looks like ${what}. ` +
            `Instead of '${name}', use '${name}.$' to evaluate it as ${what} at runtime.`,
          at,
          exactly,
        });
      }
    }
  }
};

interface PlainLook {
  readonly name: string;
  readonly what: string;
  readonly exactly: Path;
}

function* plainLooks(value: Json, at: Path): Generator<PlainLook> {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* plainLooks(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name.endsWith('.$')) continue;
      const what = typeof item === 'string' ? looksDynamic(item) : undefined;
      if (what !== undefined) yield { name, what, exactly: [...at, name] };
      else yield* plainLooks(item, [...at, name]);
    }
  }
}
