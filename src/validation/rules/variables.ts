import type { Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import { isObject, member } from '../../util/json';

/** One member of an `Assign`. */
interface Assignment {
  /** Without `.$`. */
  readonly name: string;
  readonly path: Path;
  readonly state: WalkedState;
}

/** Everything that the states of a definition assign: their own Assign, and that of catchers and Choice rules. */
export function assignmentsIn(parts: readonly Part[]): Assignment[] {
  const found: Assignment[] = [];
  for (const { object, path, state, language, shape } of parts) {
    const assign = member(object, 'Assign');
    if (state === undefined || !Object.hasOwn(shape.fields, 'Assign') || !isObject(assign)) continue;
    for (const key of Object.keys(assign)) {
      const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      found.push({ name, path: [...path, 'Assign', key], state });
    }
  }
  return found;
}

/** The names that each block's own states assign. */
export function assignedNames(parts: readonly Part[]): Map<BlockView, Set<string>> {
  const names = new Map<BlockView, Set<string>>();
  for (const { name, state } of assignmentsIn(parts)) {
    const known = names.get(state.block);
    if (known === undefined) names.set(state.block, new Set([name]));
    else known.add(name);
  }
  return names;
}

/** The blocks around a block whose variables its states can read, from the inside out. */
export function enclosingBlocks(block: BlockView): BlockView[] {
  const outer: BlockView[] = [];
  for (let inner = block; inner.owner !== undefined && !inner.distributed; inner = inner.owner.block) {
    outer.push(inner.owner.block);
  }
  return outer;
}

/** Whether a state of a block can read a variable: its own block assigns it, or one around it. */
export function isVisible(
  name: string,
  block: BlockView,
  assigned: ReadonlyMap<BlockView, ReadonlySet<string>>,
): boolean {
  return [block, ...enclosingBlocks(block)].some((scope) => assigned.get(scope)?.has(name) === true);
}
