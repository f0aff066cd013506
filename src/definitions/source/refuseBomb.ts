import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxNodes } from '../limits';
import type { SourceNode } from './SourceNode';

const sizes = new WeakMap<SourceNode, number>();

/**
 * The value itself, unless it stands for more values than anybody would write: parts that are shared cost nothing when
 * they are put in, but everything that goes through them later would go through each again.
 */
export function refuseBomb<T extends SourceNode>(node: T): T {
  if (sizeOf(node) <= maxNodes) return node;
  throw new DefinitionLoadError(
    node.at,
    `The value that begins here stands for more than ${String(maxNodes)} values once its references are put in.`,
    'Step Functions takes definitions of at most 1 MiB.',
  );
}

function sizeOf(node: SourceNode): number {
  if (node.kind !== 'list' && node.kind !== 'map') return 1;
  let size = sizes.get(node);
  if (size === undefined) {
    size = 1;
    if (node.kind === 'list') for (const item of node.items) size += sizeOf(item);
    else for (const { value } of node.entries) size += sizeOf(value);
    sizes.set(node, size);
  }
  return size;
}
