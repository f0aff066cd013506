import type { DocumentPath, TextRange } from './DefinitionDocument';
import { followPath, type TreeNode } from './tree';

/** Where something at a path is written. */
export function rangeIn(root: TreeNode, path: DocumentPath, part: 'value' | 'name' | 'member'): TextRange | undefined {
  const { found, rest } = followPath(root, path);
  if (rest.length > 0) return undefined;
  const { node, start, owner } = found;
  if (part === 'value' && node.kind === 'missing') return undefined;
  if (part === 'value' || owner === undefined)
    return part === 'name' ? undefined : { from: start, to: start + node.length };
  const { member, start: from } = owner;
  if (part === 'member') return { from, to: from + member.length };
  return member.name === undefined ? undefined : { from, to: from + member.nameLength };
}
