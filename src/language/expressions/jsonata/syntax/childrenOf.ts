import { pairsOf, type AstNode } from './ast';

/** Every node directly below a node: parts, filters, grouping, sort terms, body of a function. */
export function childrenOf(node: AstNode): AstNode[] {
  const children: (AstNode | undefined)[] = [
    ...(node.steps ?? []),
    ...(node.expressions ?? []),
    node.expression,
    ...(node.lhs === undefined ? [] : Array.isArray(node.lhs) ? pairsOf(node).flat() : [node.lhs]),
    node.rhs,
    node.condition,
    node.then,
    node.else,
    node.procedure,
    ...(node.arguments ?? []),
    node.body,
    node.pattern,
    node.update,
    node.delete,
    ...(node.terms ?? []).map((term) => term.expression),
    ...(node.stages ?? []).map((stage) => stage.expr),
    ...(node.predicate ?? []).map((stage) => stage.expr),
    ...(node.group?.lhs ?? []).flat(),
  ];
  return children.filter((child) => child !== undefined);
}
