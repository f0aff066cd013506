import type { Rule } from './RuleContext';
import { dynamicMessage, templateMembers, templatesIn } from './templates';

/**
 * No `.$`
 *
 * A warning: a member of a payload template looks like a path or an intrinsic call, but its name does not end in `.$`,
 * so it stays a plain string.
 */
export const NoDollarRule: Rule = ({ parts, report }) => {
  for (const [template, at] of templatesIn(parts)) {
    for (const { name, value, path: exactly } of templateMembers(template, at)) {
      if (name.endsWith('.$') || typeof value !== 'string') continue;
      const message = dynamicMessage(name, value, `${name}.$`);
      if (message !== undefined) report({ severity: 'WARNING', code: 'NO_DOLLAR', message, at, exactly });
    }
  }
};
