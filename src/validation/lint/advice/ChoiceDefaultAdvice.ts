import { isArray, isObject, member } from '../../../util/json';
import type { Adviser } from '../Advice';

/** A Choice that fails the execution if none of its rules matches. */
export const ChoiceDefaultAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path, type } of states) {
    if (type !== 'Choice' || member(object, 'Default') !== undefined) continue;
    const rules = member(object, 'Choices');
    if (isArray(rules) && rules.some((rule) => isObject(rule) && member(rule, 'Condition') === true)) continue;
    advise(
      'CHOICE_WITHOUT_DEFAULT',
      path,
      'When no rule matches, this state fails the execution: it has no Default.',
      'No Catch can handle that error.',
    );
  }
};
