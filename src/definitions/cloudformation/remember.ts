import type { TemplateScope } from './TemplateScope';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxChain } from '../limits';
import type { Position } from '../source/Position';

/** Works something out once for each name and stack: without it, references to references cost twice at every step. */
export function remember<T>(kind: string, name: string, scope: TemplateScope, work: () => T): T {
  const key = [kind, ...scope.nestedIn, name].join('/');
  if (scope.memo.has(key)) return scope.memo.get(key) as T;
  const value = work();
  scope.memo.set(key, value);
  return value;
}

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
