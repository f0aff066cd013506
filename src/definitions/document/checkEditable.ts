import { CannotEditError, type DocumentPath } from './DefinitionDocument';
import type { TreePlace, TreeNode } from './tree';

/** Throws if the members of a collection cannot be changed: it is locked, repeated elsewhere, or its syntax is wrong. */
export function checkOpen(found: TreePlace, path: DocumentPath): void {
  const reason = lockOf(found);
  if (reason !== undefined) throw cannot(path, reason);
  if (found.node.isBroken) throw cannot(path, 'The syntax around it is wrong; correct that in the text first.');
}

/** Why a value, or one around it, cannot be edited. */
export function lockOf(found: TreePlace): string | undefined {
  for (let at: TreePlace | undefined = found; at !== undefined; at = at.owner?.container) {
    const { node, owner } = at;
    const reason = node.locked ?? node.pinned ?? owner?.member.locked;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Throws if a value cannot be replaced or removed as a whole. */
export function checkWhole(node: TreeNode, path: DocumentPath): void {
  const faulty = findNode(node, ({ pinned, isBroken }) => pinned !== undefined || isBroken);
  if (faulty !== undefined) throw cannot(path, faulty.pinned ?? 'Its syntax is wrong; correct that in the text first.');
}

/** Throws if a value cannot stand elsewhere. */
export function checkMovable(node: TreeNode, path: DocumentPath): void {
  const fixed = findNode(node, ({ pinned, isBroken, kind }) => pinned !== undefined || isBroken || kind === 'alias');
  if (fixed !== undefined) throw cannot(path, fixed.pinned ?? fixed.locked ?? 'The syntax there is wrong.');
}

function findNode(root: TreeNode, isIt: (node: TreeNode) => boolean): TreeNode | undefined {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isIt(node)) return node;
    for (const { value } of node.children) open.push(value);
  }
  return undefined;
}

export function cannot(path: DocumentPath, reason: string): CannotEditError {
  return new CannotEditError(`${JSON.stringify(path)} cannot be edited. ${reason}`);
}

export function nothingAt(path: DocumentPath): CannotEditError {
  return new CannotEditError(`There is nothing at ${JSON.stringify(path)}.`);
}
