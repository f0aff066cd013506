import type { AstNode } from '../syntax/ast';
import { childrenOf } from '../syntax/childrenOf';

/** Hidden functions; no expression can write their names. */
export const rangeOperator = '..';
export const regexLiteral = '//';

/** Names that break the library's frames when they are bound. */
const brokenNames = new Set(['hasOwnProperty', '__proto__']);

/** The name under which a variable is bound in the library's frames. */
export function frameName(name: string): string {
  return brokenNames.has(name) ? `${name} ` : name;
}

/**
 * Changes a tree so that what it does natively, and without bounds, is done by functions of ours: `[1..1e7]` allocates
 * before anybody is asked, and a regular expression cannot be interrupted.
 */
export function adapt(node: AstNode): void {
  for (const child of childrenOf(node)) adapt(child);
  if (node.focus !== undefined) node.focus = frameName(node.focus);
  if (node.index !== undefined) node.index = frameName(node.index);
  for (const stage of node.stages ?? []) if (stage.type === 'index') stage.value = frameName(stage.value as string);
  if (node.type === 'variable') node.value = frameName(node.value as string);
  else if (node.type === 'binary' && node.value === '..')
    turnIntoCall(node, rangeOperator, [node.lhs as AstNode, node.rhs!]);
  else if (node.type === 'regex') turnIntoCall(node, regexLiteral, [{ type: 'value', value: node.value }]);
}

function turnIntoCall(node: AstNode, name: string, args: AstNode[]): void {
  node.type = 'function';
  node.value = '(';
  node.procedure = { type: 'variable', value: name };
  node.arguments = args;
  delete node.lhs;
  delete node.rhs;
}
