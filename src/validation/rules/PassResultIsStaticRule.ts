import { isArray, isObject, member, type Json } from '../../util/json';
import type { Path } from '../../language/asl/path';
import { looksDynamic } from './looksDynamic';
import type { Rule } from './RuleContext';

/**
 * Static results
 *
 * A warning: the `Result` of a Pass is given out as it is written, so a member whose name ends in `.$` stays a member of
 * that name.
 */
export const PassResultIsStaticRule: Rule = ({ states, report }) => {
  for (const { object, path, type, language } of states) {
    const result = member(object, 'Result');
    if (type !== 'Pass' || language !== 'JSONPath' || result === undefined) continue;
    const at = [...path, 'Result'];
    for (const exactly of dynamicMembers(result, at)) {
      report({
        severity: 'WARNING',
        code: 'PASS_RESULT_IS_STATIC',
        message:
          `The value of '${String(exactly[exactly.length - 1])}' will not evaluate as a JSONPath or Intrinsic Function ` +
          "at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.",
        at,
        exactly,
      });
    }
  }
};

function* dynamicMembers(value: Json, at: Path): Generator<Path> {
  if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* dynamicMembers(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (name.endsWith('.$') && typeof item === 'string' && looksDynamic(item) !== undefined) yield [...at, name];
      else yield* dynamicMembers(item, [...at, name]);
    }
  }
}
