import type { Rule } from './RuleContext';
import { looksDynamic, templateMembers, templatesIn } from './templates';

/**
 * No `.$`
 *
 * A warning: a member of a payload template holds what looks like a path or an intrinsic call, but its name does not end
 * in `.$`, so the text stays as it is.
 */
export const NoDollarRule: Rule = ({ parts, report }) => {
  for (const [template, at] of templatesIn(parts)) {
    for (const { name, value, path: exactly } of templateMembers(template, at)) {
      const what = name.endsWith('.$') || typeof value !== 'string' ? undefined : looksDynamic(value);
      if (what === undefined) continue;
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
};
