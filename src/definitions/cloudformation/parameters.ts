import type { Position } from '../source/Position';
import { memberOf, plainTextOf, type SourceNode, textOf } from '../source/SourceNode';
import { holeNode, textNode } from '../source/nodes';
import type { TemplateScope } from './TemplateScope';

/** The value of a parameter: given by the caller, handed down by the parent stack, or its default. */
export function parameterValue(
  name: string,
  scope: TemplateScope,
  at: Position,
  value: string,
): SourceNode | undefined {
  const declaration = memberOf(scope.template.section('Parameters'), name);
  if (!declaration) return undefined;
  const type = textOf(memberOf(declaration, 'Type')) ?? 'String';
  const handed = scope.handedDown.get(name);
  if (handed) return typed(handed, type);
  const given = scope.context.options.parameters?.[name];
  if (given !== undefined) {
    const text = Array.isArray(given) ? given.join(',') : String(given);
    return typed(textNode(text, declaration.at), type);
  }
  const unknown = (reason: string): SourceNode => holeNode({ value, id: name, kind: 'unknown', reason, at });
  if (type.startsWith('AWS::SSM::Parameter::')) return unknown(`the parameter ${name} is read from Systems Manager`);
  const fallback = memberOf(declaration, 'Default');
  const text = plainTextOf(fallback);
  if (!fallback || text === undefined) return unknown(`the parameter ${name} has no default`);
  return typed(fallback.kind === 'text' ? fallback : textNode(text, fallback.at), type);
}

function typed(node: SourceNode, type: string): SourceNode {
  if (!/^(?:CommaDelimitedList$|List<)/.test(type) || node.kind !== 'text' || node.text.onlyHole) return node;
  const items = node.text.split(',').map((part): SourceNode => {
    const text = part.toString();
    const from = text.length - text.trimStart().length;
    return { kind: 'text', text: part.slice(from, from + text.trim().length), at: node.at };
  });
  return { kind: 'list', items, at: node.at };
}
