import { areTaken, namesOf } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/** A catcher whose errors are all matched by earlier ones. */
export const UnreachableCatchAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    const taken: string[] = [];
    for (const { names, index } of namesOf(object, 'Catch')) {
      if (areTaken(names, taken)) {
        advise(
          'CATCH_NEVER_REACHED',
          [...path, 'Catch', index],
          `This catcher is never reached: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} matched by an earlier one.`,
        );
      }
      taken.push(...names);
    }
  }
};
