import { DefinitionLoadError } from '../DefinitionLoadError';
import { nodeKind, type SourceNode, textOf } from '../source/SourceNode';
import type { Expression } from './hcl/Expression';
import type { ModuleScope } from './ModuleScope';
import { findHole } from './unknown';

/** Whether a condition holds. One without a value before deployment is taken as true, and noted. */
export function chooses(condition: Expression, scope: ModuleScope): boolean {
  const value = scope.evaluate(condition, scope);
  const known = booleanOf(value);
  if (known !== undefined) return known;
  const hole = findHole(value);
  if (!hole) throw new DefinitionLoadError(value.at, `A condition is ${nodeKind(value)}, not a boolean.`);
  const why = `it depends on ${hole.value} (${hole.reason})`;
  scope.context.note(`This condition has no value before deployment: ${why}. It is taken as true.`, condition.at);
  return true;
}

export function booleanOf(node: SourceNode): boolean | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const text = textOf(node);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}
