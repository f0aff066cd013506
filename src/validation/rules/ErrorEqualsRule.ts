import { isArray, isObject, member } from '../../util/json';
import type { Rule } from './RuleContext';

/**
 * ErrorEquals
 *
 * `States.ALL` must be alone, and only in the last retrier or catcher. See "Handling errors" of the AWS Step Functions
 * guide.
 */
export const ErrorEqualsRule: Rule = ({ states, report }) => {
  for (const { object, path } of states) {
    for (const field of ['Retry', 'Catch']) {
      const list = member(object, field);
      if (!isArray(list)) continue;
      list.forEach((entry, index) => {
        const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
        if (!isArray(names)) return;
        const place = names.indexOf('States.ALL');
        if (place === -1 || (names.length === 1 && index === list.length - 1)) return;
        report({
          message: 'States.ALL must appear alone and at end of list',
          at: [...path, field, index, 'ErrorEquals', place],
        });
      });
    }
  }
};
