import { areTaken, namesOf } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/** A retrier that can never run the state again: its errors go to an earlier one, or cannot be retried at all. */
export const RetryNeverMatchesAdvice: Adviser = ({ states, advise }) => {
  for (const { object, path } of states) {
    const taken: string[] = [];
    for (const { names, index } of namesOf(object, 'Retry')) {
      const at = [...path, 'Retry', index];
      if (names.length > 0 && names.every((name) => name === 'States.Runtime')) {
        advise('RETRY_NEVER_MATCHES', at, 'States.Runtime is never retried: it ends the execution.');
      } else if (areTaken(names, taken)) {
        advise(
          'RETRY_NEVER_MATCHES',
          at,
          `This retrier never matches: ${names.join(', ')} ${names.length === 1 ? 'goes' : 'go'} to an earlier one.`,
          'When the earlier retrier has used up its attempts, the error goes to Catch.',
        );
      }
      taken.push(...names);
    }
  }
};
