import type { Path } from '../../language/asl/path';
import { textIn, type BlockView, type WalkedState } from '../../language/asl/walk';
import { isArray, isObject, member } from '../../util/json';

/** A place where a state is named as the next one. */
interface Target {
  readonly target: string;
  readonly path: Path;
}

/** All targets in a block itself, `StartAt` first. */
export function targetsOf(block: BlockView): Target[] {
  const start = textIn(block.object, 'StartAt');
  const first = start === undefined ? [] : [{ target: start, path: [...block.path, 'StartAt'] }];
  return [...first, ...block.states.flatMap(targetsOfState)];
}

/** The possible successors of a state. */
export function targetsOfState({ object, path }: WalkedState): Target[] {
  const found: Target[] = [];
  for (const field of ['Next', 'Default']) {
    const target = textIn(object, field);
    if (target !== undefined) found.push({ target, path: [...path, field] });
  }
  for (const field of ['Choices', 'Catch']) {
    const list = member(object, field);
    if (!isArray(list)) continue;
    list.forEach((entry, index) => {
      const target = isObject(entry) ? textIn(entry, 'Next') : undefined;
      if (target !== undefined) found.push({ target, path: [...path, field, index, 'Next'] });
    });
  }
  return found;
}

/** The targets of a state: of Next, Default, its rules and its catchers. */
export function waysOut(state: WalkedState): string[] {
  return targetsOfState(state).map(({ target }) => target);
}

/** Whether a block may end with this state. AWS: without a type it does not; with an unknown type it does. */
export function endsWorkflow({ object }: WalkedState): boolean {
  const type = member(object, 'Type');
  return (type !== undefined && member(object, 'End') === true) || type === 'Succeed' || type === 'Fail';
}

/** The names that are reachable from `StartAt`. */
function reachableStates(block: BlockView): ReadonlySet<string> {
  const start = textIn(block.object, 'StartAt');
  const ways = new Map(block.states.map((state) => [state.name, waysOut(state)]));
  return reachedFrom(start === undefined ? [] : [start], ways);
}

/**
 * The names that are unreachable from `StartAt`, as AWS reports them, in the order of the states.
 *
 * AWS (reported): a state after an unreachable one is not reported itself. It is not known what AWS says about states
 * that only lead to each other; all are reported.
 */
export function unreachableStates(block: BlockView): readonly string[] {
  const reachable = reachableStates(block);
  const lost = block.states.filter(({ name }) => !reachable.has(name));
  const ways = new Map(lost.map((state) => [state.name, waysOut(state).filter((next) => next !== state.name)]));
  const targeted = new Set([...ways.values()].flat());
  const names = lost.map(({ name }) => name);
  const behind = reachedFrom(
    names.filter((name) => !targeted.has(name)),
    ways,
  );
  return names.filter((name) => !targeted.has(name) || !behind.has(name));
}

/** The names that are reachable from some names, including those. */
export function reachedFrom(
  names: readonly string[],
  ways: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...names];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of ways.get(at) ?? []) if (!seen.has(next)) open.push(next);
  }
  return seen;
}
