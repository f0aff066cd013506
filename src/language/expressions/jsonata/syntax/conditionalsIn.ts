import { parseExpression } from '../library/library';
import { childrenOf, type AstNode } from './ast';

/** A `condition ? then : else` in an expression. Positions are offsets in its text. */
export interface Conditional {
  /** Just after the `?`; unique in the expression. */
  readonly position: number;
  /** Where its branches begin; without an else there is no second. */
  readonly thenAt: number;
  readonly elseAt: number | undefined;
}

/**
 * The conditionals of an expression (without `{%` and `%}`), in written order. Empty if the expression cannot be
 * parsed.
 */
export function conditionalsIn(text: string): readonly Conditional[] {
  if (!text.includes('?')) return [];
  const found: Conditional[] = [];
  const visit = (node: AstNode): void => {
    if (node.type === 'condition') {
      const position = node.position!;
      const elseAt = node.else === undefined ? undefined : startOf(node.else, text);
      found.push({ position, thenAt: position + /^\s*/.exec(text.slice(position))![0].length, elseAt });
    }
    childrenOf(node).forEach(visit);
  };
  try {
    visit(parseExpression(text));
  } catch {
    return [];
  }
  return found.sort((one, other) => one.position - other.position);
}

const lastToken = /("[^"]*"|'[^']*'|`[^`]*`|(-\s*)?[\w$.]+|\S)$/;

/** Where the first token of a piece begins. The parser provides where tokens end. */
function startOf(piece: AstNode, text: string): number {
  const ends: number[] = [];
  const visit = (node: AstNode): void => {
    if (node.position !== undefined) ends.push(node.position);
    childrenOf(node).forEach(visit);
  };
  visit(piece);
  const before = text.slice(0, Math.min(...ends, text.length));
  return before.length - (lastToken.exec(before)?.[0].length ?? 0);
}
