import { didYouMean } from '../../../util/nearest';
import { namesOf, statesErrors } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/** A name that begins with `States.` and is none of those that Step Functions has. */
export const ErrorNamesAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    for (const field of ['Retry', 'Catch'] as const) {
      for (const { names, index } of namesOf(object, field)) {
        names.forEach((name, place) => {
          if (!name.startsWith('States.') || statesErrors.has(name) || /^States\.Http\./.test(name)) return;
          advise(
            'UNKNOWN_ERROR_NAME',
            [...path, field, index, 'ErrorEquals', place],
            `Step Functions has no error '${name}', and your own may not begin with 'States.'.`,
            didYouMean(name, [...statesErrors]),
          );
        });
      }
    }
  }
};
