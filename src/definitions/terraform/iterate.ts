import { DefinitionLoadError } from '../DefinitionLoadError';
import { scalarNode, textNode, nodeKind, type SourceNode } from '../source/SourceNode';

/** The keys and values of a collection: indexes of a list, names of a map in the order of their letters. */
export function iterate(node: SourceNode): readonly { readonly key: SourceNode; readonly value: SourceNode }[] {
  if (node.kind === 'list') return node.items.map((value, index) => ({ key: scalarNode(index, value.at), value }));
  if (node.kind !== 'map')
    throw new DefinitionLoadError(node.at, `A loop needs a list or a map, not ${nodeKind(node)}.`);
  const sorted = [...node.entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return sorted.map(({ key, keyAt, value }) => ({ key: textNode(key, keyAt), value }));
}
