import { HarnessError } from '../errors/HarnessError';
import { didYouMean } from './nearest';

/**
 * Throws a HarnessError, with the nearest known name, for an unknown member of an options object: a misspelt option
 * must not be ignored. `what` begins the message: `stepmill(…)`.
 */
export function checkMembers(given: unknown, known: readonly string[], what: string): void {
  if (given === undefined) return;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new HarnessError(`${what} takes an object of options: { ${known.join(', ')} }.`);
  for (const name of Object.keys(given))
    if (!known.includes(name)) throw unknownName(`${what} has no option`, name, known);
}

/** The error for an unknown name. `what` begins the message: `The state machine has no state`. */
export function unknownName(what: string, name: string, known: readonly string[]): HarnessError {
  const others = known.length === 0 ? 'There are none.' : `Known: ${known.join(', ')}.`;
  return new HarnessError(`${what} '${name}'. ${didYouMean(name, known) ?? others}`);
}
