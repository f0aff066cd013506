import type { BlockView } from '../../language/asl/walk';

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
