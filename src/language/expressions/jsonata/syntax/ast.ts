import type { JsonataFunction } from '../library/library';

/** A node of JSONata's own syntax tree (`parser` of jsonata 2.0.6), limited to what Stepmill reads. */
export interface AstNode {
  type: string;
  value?: unknown;
  position?: number;
  /** path */
  steps?: AstNode[];
  /** block, array constructor */
  expressions?: AstNode[];
  /** unary minus */
  expression?: AstNode;
  /** binary, bind, apply; in an object constructor the pairs of key and value */
  lhs?: AstNode | [AstNode, AstNode][];
  rhs?: AstNode;
  /** condition */
  condition?: AstNode;
  then?: AstNode;
  else?: AstNode;
  /** function, partial */
  procedure?: AstNode;
  arguments?: AstNode[];
  /** lambda */
  body?: AstNode;
  /** transform */
  pattern?: AstNode;
  update?: AstNode;
  delete?: AstNode;
  /** sort */
  terms?: { expression: AstNode; descending?: boolean }[];
  /** filters and index bindings of a step, of a node that is not a step, and grouping */
  stages?: AstStage[];
  predicate?: AstStage[];
  group?: { lhs: [AstNode, AstNode][]; position?: number };
  /** `[]` after a step: keep a singleton as an array */
  keepArray?: boolean;
  keepSingletonArray?: boolean;
  /** an array constructor at the start or end of a path, which is not flattened */
  consarray?: boolean;
  /** `@$name`, `#$name`, `%` */
  focus?: string;
  index?: string;
  ancestor?: { label: string };
  /** parent (`%`): the name under which the path has bound it */
  slot?: { label: string };
  tuple?: boolean;
  thunk?: boolean;
  signature?: JsonataFunction['signature'];
}

export interface AstStage {
  type: 'filter' | 'index';
  expr?: AstNode;
  value?: unknown;
}

/** The pairs of an object constructor. */
export function pairsOf(node: AstNode): [AstNode, AstNode][] {
  return node.lhs as [AstNode, AstNode][];
}

/** The left side of an operator. */
export function leftOf(node: AstNode): AstNode {
  return node.lhs as AstNode;
}

/** Every direct child of a node: parts, filters, grouping, sort terms, body of a function. */
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

/** A node and all nodes below it. */
export function allNodes(node: AstNode): AstNode[] {
  return [node, ...childrenOf(node).flatMap(allNodes)];
}

/** Whether a node itself binds a variable with this name. */
export function bindsName(node: AstNode, name: string): boolean {
  return (
    (node.type === 'bind' && leftOf(node).value === name) ||
    (node.type === 'lambda' && node.arguments!.some((parameter) => parameter.value === name)) ||
    [node.focus, node.index, ...(node.stages ?? []).map((stage) => stage.value)].includes(name)
  );
}
