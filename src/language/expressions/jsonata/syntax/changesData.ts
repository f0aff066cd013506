import { allNodes, bindsName, type AstNode } from './ast';

/**
 * Whether a transform may change data that came in, because its pattern may lead out of the copy that it works on, or
 * because the expression has a function `$clone` of its own.
 */
export function changesData(root: AstNode): boolean {
  const nodes = allNodes(root);
  const transforms = nodes.filter((node) => node.type === 'transform');
  if (transforms.length === 0) return false;
  return nodes.some((node) => bindsName(node, 'clone')) || !transforms.every((node) => staysInside(node.pattern!));
}

const innerSteps = new Set(['name', 'wildcard', 'descendant', 'sort']);

/** Whether what a pattern finds is part of the item that it is evaluated on, or new. */
function staysInside(node: AstNode): boolean {
  if (node.type === 'path') return node.steps!.every(staysInside);
  return node.type === 'variable' ? node.value === '' : innerSteps.has(node.type);
}
