import type { Position } from '../source/Position';
import { entryOf, type SourceNode } from '../source/SourceNode';

/**
 * The place of the value at a JSON pointer (`/States/Pick/Choices/0/Next`; AWS's `Choices[0]` is understood too): of its
 * key where it has one, so that a state is found by its name. Where the last parts do not exist (a field that is
 * missing), the place of what should have them; `undefined` when not even the first part exists. With an `offset`, the
 * place of that character of a text.
 */
export function locateIn(root: SourceNode, pointer: string, offset?: number): Position | undefined {
  let found: { node: SourceNode; at: Position } = { node: root, at: root.at };
  let depth = 0;
  for (const part of partsOf(pointer)) {
    const next = step(found.node, part);
    if (!next) return depth === 0 ? undefined : found.at;
    found = next;
    depth++;
  }
  if (offset !== undefined && found.node.kind === 'text') return found.node.text.positionAt(offset);
  return found.at;
}

function partsOf(pointer: string): readonly string[] {
  const trimmed = pointer.replace(/^\//, '');
  return trimmed === '' ? [] : trimmed.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function step(node: SourceNode, part: string): { node: SourceNode; at: Position } | undefined {
  if (node.kind === 'list') {
    const item = /^\d+$/.test(part) ? node.items[Number(part)] : undefined;
    return item && { node: item, at: item.at };
  }
  const entry = entryOf(node, part);
  if (entry) return { node: entry.value, at: entry.keyAt };
  const [, name, index] = /^(.*)\[(\d+)\]$/.exec(part) ?? [];
  const list = name === undefined ? undefined : step(node, name);
  return list && step(list.node, index!);
}
