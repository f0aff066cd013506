import { leftOf, pairsOf, type AstNode } from './ast';

/**
 * What an expression reads at its top, where there is no context item: `phone`, `$`, `$$`, in the order written.
 *
 * AWS: a definition with such a reference is refused. Only the first step of a path is at the top; filters, sort terms
 * and groupings are not. The body of a function keeps the place of the expression that defines it.
 */
export function topLevelReferences(root: AstNode): string[] {
  const found = new Set<string>();
  const visit = (node: AstNode | undefined): void => {
    if (node === undefined) return;
    switch (node.type) {
      case 'name':
        found.add(node.value as string);
        return;
      case 'variable':
        if (node.value === '') found.add('$');
        if (node.value === '$') found.add('$$');
        return;
      case 'path':
        return visit(node.steps![0]);
      case 'unary':
        if (node.value === '{') pairsOf(node).flat().forEach(visit);
        else [...(node.expressions ?? []), node.expression].forEach(visit);
        return;
      case 'binary':
      case 'apply':
        return [leftOf(node), node.rhs].forEach(visit);
      case 'function':
      case 'partial':
        return [node.procedure, ...node.arguments!].forEach(visit);
      case 'lambda':
        return visit(node.body);
      case 'condition':
        return [node.condition, node.then, node.else].forEach(visit);
      case 'block':
        return node.expressions!.forEach(visit);
      case 'bind':
        return visit(node.rhs);
      default:
    }
  };
  visit(root);
  return [...found];
}
