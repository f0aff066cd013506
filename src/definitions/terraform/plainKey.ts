import { DefinitionLoadError } from '../DefinitionLoadError';
import { nodeKind, plainTextOf, type SourceNode } from '../source/SourceNode';

/** A value as the key of an object. */
export function plainKey(node: SourceNode): string {
  const key = plainTextOf(node);
  if (key === undefined)
    throw new DefinitionLoadError(node.at, `A key of an object is ${nodeKind(node)}, not a string.`);
  return key;
}
