import type { Path } from '../../language/asl/path';
import type { WalkedState } from '../../language/asl/walk';
import { isArray, isObject, member, type JsonObject } from '../../util/json';

/** The `ErrorEquals` of each entry of a state's Retry or Catch. */
export function namesOf(state: JsonObject, field: 'Retry' | 'Catch'): { names: string[]; index: number }[] {
  const list = member(state, field);
  if (!isArray(list)) return [];
  return list.map((entry, index) => {
    const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
    return { names: isArray(names) ? names.filter((name) => typeof name === 'string') : [], index };
  });
}

/** Each name in the retriers and catchers of a state, with all names of its entry. */
export function* errorNamesIn({
  object,
  path,
}: WalkedState): Generator<{ readonly name: string; readonly names: readonly string[]; readonly at: Path }> {
  for (const field of ['Retry', 'Catch'] as const) {
    for (const { names, index } of namesOf(object, field)) {
      for (const [place, name] of names.entries()) {
        yield { name, names, at: [...path, field, index, 'ErrorEquals', place] };
      }
    }
  }
}

/** Whether all errors that an entry names are matched by earlier entries. */
export function areTaken(names: readonly string[], taken: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => taken.some((earlier) => covers(earlier, name)));
}

/** Whether `earlier` matches every error that `later` would match. */
function covers(earlier: string, later: string): boolean {
  if (earlier === later) return true;
  if (earlier === 'States.ALL') return true;
  return earlier === 'States.TaskFailed' && !uncovered.has(later);
}

/** States.TaskFailed matches every error but timeouts; States.ALL also matches those. */
const uncovered: ReadonlySet<string> = new Set([
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.ALL',
  'States.Runtime',
]);
