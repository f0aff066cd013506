import { childrenOf, leftOf, type AstNode } from './ast';

/**
 * Whether a transform may change data that came in, because its pattern may lead out of the copy that it works on, or
 * because the expression has a function `$clone` of its own.
 */
export function changesData(root: AstNode): boolean {
  const nodes = allNodes(root);
  const transforms = nodes.filter((node) => node.type === 'transform');
  if (transforms.length === 0) return false;
  return nodes.some(bindsClone) || !transforms.every((node) => staysInside(node.pattern!));
}

function allNodes(node: AstNode): AstNode[] {
  return [node, ...childrenOf(node).flatMap(allNodes)];
}

function bindsClone(node: AstNode): boolean {
  return (
    (node.type === 'bind' && leftOf(node).value === 'clone') ||
    (node.type === 'lambda' && node.arguments!.some((parameter) => parameter.value === 'clone')) ||
    [node.focus, node.index, ...(node.stages ?? []).map((stage) => stage.value)].includes('clone')
  );
}

const innerSteps = new Set(['name', 'wildcard', 'descendant', 'sort']);

/** Whether what a pattern finds is part of the item that it is evaluated on, or new. */
function staysInside(node: AstNode): boolean {
  if (node.type === 'path') return node.steps!.every(staysInside);
  return node.type === 'variable' ? node.value === '' : innerSteps.has(node.type);
}
