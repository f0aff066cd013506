import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxChain } from '../limits';
import type { Position } from '../source/Position';
import type { TemplateScope } from './TemplateScope';

/** The scope in which `name` is being resolved; an error when it already is. */
export function guardCycle(scope: TemplateScope, name: string, at: Position): TemplateScope {
  const { resolving } = scope;
  const first = resolving.indexOf(name);
  if (resolving.length > maxChain) {
    throw new DefinitionLoadError(at, `More than ${String(maxChain)} references depend on one another here.`);
  }
  if (first === -1) return { ...scope, resolving: [...resolving, name] };
  const chain = [...resolving.slice(first), name].join(' → ');
  throw new DefinitionLoadError(at, `The template refers to itself in a circle: ${chain}.`);
}
