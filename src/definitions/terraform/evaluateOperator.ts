import { DefinitionLoadError } from '../DefinitionLoadError';
import { scalarNode, nodeKind, plainTextOf, holeNode, textOf, type SourceNode } from '../source/SourceNode';
import { renderJson } from '../source/renderJson';
import type { Expression } from './hcl/Expression';
import type { ModuleScope } from './ModuleScope';
import { findHole, holeOf } from './unknown';

type OperatorExpression = Extract<Expression, { kind: 'unary' | 'binary' }>;

const arithmetic: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

/** `-`, `!`, arithmetic, comparison and logic. With an unknown value the result is unknown. */
export function evaluateOperator(expression: OperatorExpression, scope: ModuleScope): SourceNode {
  const { at, operator } = expression;
  if (expression.kind === 'unary') {
    const operand = scope.evaluate(expression.operand, scope);
    if (holeOf(operand)) return operand;
    return scalarNode(operator === '!' ? !truth(operand) : -numberOf(operand), at);
  }
  const left = scope.evaluate(expression.left, scope);
  if (operator === '&&' || operator === '||')
    return logic(operator, left, () => scope.evaluate(expression.right, scope));
  const right = scope.evaluate(expression.right, scope);
  const hole = findHole(left) ?? findHole(right);
  if (operator === '==' || operator === '!=') {
    if (hole && !differsInKind(left, right)) return holeNode(hole);
    return scalarNode(same(left, right) === (operator === '=='), at);
  }
  if (hole) return holeNode(hole);
  return scalarNode(arithmetic[operator]!(numberOf(left), numberOf(right)), at);
}

function logic(operator: '&&' | '||', left: SourceNode, evaluateRight: () => SourceNode): SourceNode {
  const decides = operator === '||';
  if (!holeOf(left)) return truth(left) === decides ? scalarNode(decides, left.at) : evaluateRight();
  const right = evaluateRight();
  return !holeOf(right) && truth(right) === decides ? scalarNode(decides, left.at) : left;
}

/** Null never equals a value, even an unknown one. */
function differsInKind(left: SourceNode, right: SourceNode): boolean {
  const isNull = (node: SourceNode): boolean => node.kind === 'scalar' && node.value === null;
  return isNull(left) !== isNull(right);
}

function same(left: SourceNode, right: SourceNode): boolean {
  return (
    left.kind === right.kind &&
    renderJson(left, { compact: true, sorted: true }).toString() ===
      renderJson(right, { compact: true, sorted: true }).toString()
  );
}

function truth(node: SourceNode): boolean {
  const value = booleanOf(node);
  if (value === undefined) throw new DefinitionLoadError(node.at, `A boolean is expected here, not ${nodeKind(node)}.`);
  return value;
}

export function numberOf(node: SourceNode): number {
  const value = Number(plainTextOf(node) ?? NaN);
  if (Number.isNaN(value)) throw new DefinitionLoadError(node.at, `A number is expected here, not ${nodeKind(node)}.`);
  return value;
}

/** Whether a condition holds. One without a value before deployment is assumed to be true, and noted. */
export function chooses(condition: Expression, scope: ModuleScope): boolean {
  const value = scope.evaluate(condition, scope);
  const known = booleanOf(value);
  if (known !== undefined) return known;
  const hole = findHole(value);
  if (!hole) throw new DefinitionLoadError(value.at, `A condition is ${nodeKind(value)}, not a boolean.`);
  const why = `it depends on ${hole.value} (${hole.reason})`;
  scope.context.note(`This condition has no value before deployment: ${why}. It is assumed to be true.`, condition.at);
  return true;
}

export function booleanOf(node: SourceNode): boolean | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const text = textOf(node);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
