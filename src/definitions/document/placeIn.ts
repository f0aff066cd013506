import type { DocumentPath, DocumentPlace } from './DefinitionDocument';
import { followPath, inMember, childAt, type TreePlace, type TreeMember, type TreeNode } from './tree';

/** The innermost place at an offset, relative to the value at `base`; `undefined` outside of that. */
export function placeIn(root: TreeNode, base: DocumentPath, offset: number): DocumentPlace | undefined {
  const { found, rest } = followPath(root, base);
  if (rest.length > 0) return undefined;
  const path: (string | number)[] = [];
  let at: TreePlace = found;
  const isOutside = offset < at.start || offset > at.start + at.node.length;
  if (isOutside && base.length > 0) return undefined;
  for (;;) {
    const { node, start } = at;
    const index = lastAtMost(node.children, offset - start);
    const member = node.children[index];
    if (member === undefined || offset > start + member.at + member.length) return { path, part: 'value' };
    path.push(node.kind === 'list' ? index : member.name!);
    const within = offset - start - member.at;
    if (member.name !== undefined && within <= member.nameLength) return { path, part: 'name' };
    // Of several members with one name, a path leads to the last.
    if (member.name !== undefined && childAt(node, member.name) !== member) return { path, part: 'value' };
    at = inMember(at, member);
    if (offset < at.start) return { path, part: 'value' };
  }
}

/** The index of the last member that begins at or before an offset. */
function lastAtMost(members: readonly TreeMember[], offset: number): number {
  let [low, high] = [-1, members.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (members[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
