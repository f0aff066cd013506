import type { Rule } from './RuleContext';
import { looksDynamic } from './templates';

/**
 * No `Path`
 *
 * A warning: a field that takes a fixed text holds what looks like a path, and there is a field of the same name with
 * `Path` behind it.
 */
export const NoPathRule: Rule = ({ parts, report }) => {
  for (const { shape, object, path, language } of parts) {
    if (language !== 'JSONPath') continue;
    for (const [name, value] of Object.entries(object)) {
      if (typeof value !== 'string' || !Object.hasOwn(shape.fields, `${name}Path`)) continue;
      const what = looksDynamic(value);
      if (what === undefined) continue;
      report({
        severity: 'WARNING',
        code: 'NO_PATH',
        message:
          `The value of '${name}' looks like ${what}. ` +
          `Instead of '${name}', use '${name}Path' to evaluate it as ${what} at runtime.`,
        at: [...path, name],
      });
    }
  }
};
