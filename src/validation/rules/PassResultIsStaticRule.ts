import { member } from '../../util/json';
import { membersIn } from '../../util/walkJson';
import type { Rule } from './RuleContext';
import { looksDynamic } from './templates';

/**
 * Static results
 *
 * A warning: the `Result` of a Pass is output as written, so a member whose name ends in `.$` keeps that name.
 */
export const PassResultIsStaticRule: Rule = ({ states, report }) => {
  for (const { object, path, type, language } of states) {
    const result = member(object, 'Result');
    if (type !== 'Pass' || language !== 'JSONPath' || result === undefined) continue;
    const at = [...path, 'Result'];
    for (const { name, value, path: exactly } of membersIn(result, at, () => true)) {
      if (!name.endsWith('.$') || typeof value !== 'string' || looksDynamic(value) === undefined) continue;
      report({
        severity: 'WARNING',
        code: 'PASS_RESULT_IS_STATIC',
        message:
          `The value of '${name}' will not evaluate as a JSONPath or Intrinsic Function ` +
          "at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.",
        at,
        exactly,
      });
    }
  }
};
