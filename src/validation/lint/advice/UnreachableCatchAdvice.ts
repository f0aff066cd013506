import { areTaken, namesOf } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/** A catcher whose errors have all been taken by those before it. */
export const UnreachableCatchAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    const taken: string[] = [];
    for (const { names, index } of namesOf(object, 'Catch')) {
      if (areTaken(names, taken)) {
        advise(
          'CATCH_NEVER_REACHED',
          [...path, 'Catch', index],
          `This catcher is never reached: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} taken before it.`,
        );
      }
      taken.push(...names);
    }
  }
};
