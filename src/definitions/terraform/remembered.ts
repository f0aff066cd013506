import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxChain } from '../limits';
import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import type { ModuleScope } from './ModuleScope';

/** Works out what a name stands for, once; an error when it stands for itself. */
export function remembered(
  name: string,
  scope: ModuleScope,
  at: Position,
  work: (inside: ModuleScope) => SourceNode,
): SourceNode {
  const key = scope.address + name;
  const known = scope.memo.get(key);
  if (known) return known;
  const { resolving } = scope;
  const first = resolving.indexOf(key);
  if (first !== -1) {
    const chain = [...resolving.slice(first), key].join(' → ');
    throw new DefinitionLoadError(at, `The values refer to each other in a circle: ${chain}.`);
  }
  if (resolving.length > maxChain) {
    throw new DefinitionLoadError(at, `More than ${String(maxChain)} values depend on one another here.`);
  }
  const value = work({ ...scope, names: new Map(), resolving: [...resolving, key] });
  scope.memo.set(key, value);
  return value;
}
