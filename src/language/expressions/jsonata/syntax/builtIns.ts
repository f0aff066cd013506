import { libraryNames } from '../library/library';

/** The functions that Step Functions adds to JSONata. `$random` replaces JSONata's own. */
export const addedNames: readonly string[] = ['partition', 'range', 'hash', 'random', 'uuid', 'parse'];

const names: ReadonlySet<string> = new Set([...libraryNames, ...addedNames]);

/** Whether `$name` is a function that every expression has. `$eval` is none. */
export function isBuiltIn(name: string): boolean {
  return names.has(name);
}
