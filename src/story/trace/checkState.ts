import { HarnessError } from '../../errors/HarnessError';
import { nearest } from '../../util/nearest';

/** Throws a HarnessError, with the nearest known name, unless a state has this name. */
export function checkState(name: string, names: readonly string[], where = 'The state machine'): void {
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  const hint = meant === undefined ? `Its states: ${names.join(', ')}.` : `Did you mean '${meant}'?`;
  throw new HarnessError(`${where} has no state '${name}'. ${hint}`);
}
