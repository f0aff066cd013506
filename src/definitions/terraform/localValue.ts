import { suggestion } from '../suggestion';
import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import type { ModuleScope } from './ModuleScope';
import { remembered } from './remembered';
import { unknownNode } from './unknown';

/** `local.name` */
export function localValue(name: string, scope: ModuleScope, at: Position): SourceNode {
  const { locals } = scope.module;
  const local = locals.get(name);
  if (local) return remembered(`local.${name}`, scope, at, (inside) => inside.evaluate(local.expression, inside));
  const near = suggestion(name, locals.keys());
  const reason = `the module has no local ${name}${near === undefined ? '' : ` (did you mean ${near}?)`}`;
  return unknownNode(`local.${name}`, name, reason, at);
}
