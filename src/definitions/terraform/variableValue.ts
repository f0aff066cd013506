import { scalarNode, textNode } from '../source/nodes';
import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import type { ModuleScope } from './ModuleScope';
import { remembered } from './remembered';
import { unknownNode } from './unknown';

/** `var.name`: what the calling module hands down, what the caller gives (and `*.tfvars`), or the default. */
export function variableValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const handed = scope.handedDown.get(name);
  if (handed) return handed;
  const declaration = scope.module.variables.get(name);
  const given = scope.address === '' ? givenValue(name, scope, declaration?.at ?? at) : undefined;
  if (given) return given;
  if (!declaration)
    return unknownNode(`var.${name}`, name, `no file of ${scope.module.folder} declares the variable`, at);
  const fallback = declaration.body.attributes.get('default');
  if (!fallback) return unknownNode(`var.${name}`, name, `the variable ${name} has no default`, at);
  return remembered(`var.${name}`, scope, at, (inside) => inside.evaluate(fallback.expression, inside));
}

function givenValue(name: string, { context }: ModuleScope, at: Position): SourceNode | undefined {
  const parameters = context.options.parameters ?? {};
  if (!Object.hasOwn(parameters, name)) return undefined;
  const value = parameters[name]!;
  if (typeof value === 'string') return textNode(value, at);
  if (typeof value !== 'object') return scalarNode(value, at);
  return { kind: 'list', items: value.map((item) => textNode(item, at)), at };
}
