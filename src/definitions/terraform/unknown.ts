import { holeNode, entriesOf, itemsOf, type SourceNode } from '../source/SourceNode';
import type { Position } from '../../util/Position';
import type { Hole } from '../source/Hole';

/** A value that the files do not contain. */
export function unknownNode(value: string, id: string, reason: string, at: Position): SourceNode {
  return holeNode({ value, id, kind: 'unknown', reason, untyped: true, at });
}

/** The hole that is the whole value, if it is one. */
export function holeOf(node: SourceNode): Hole | undefined {
  return node.kind === 'text' ? node.text.onlyHole : undefined;
}

/** The first hole in a value, at any depth. */
export function findHole(node: SourceNode): Hole | undefined {
  if (node.kind === 'text') return node.text.holes[0];
  for (const item of itemsOf(node)) {
    const hole = findHole(item);
    if (hole) return hole;
  }
  for (const { value } of entriesOf(node)) {
    const hole = findHole(value);
    if (hole) return hole;
  }
  return undefined;
}
