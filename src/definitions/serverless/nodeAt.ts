import { DefinitionLoadError } from '../DefinitionLoadError';
import { maxChain } from '../limits';
import type { Position } from '../source/Position';
import { memberOf, type SourceNode } from '../source/SourceNode';
import type { ServiceScope } from './ServiceScope';

/** What stands at `custom.tables.orders` below `root`, with its variables put in; `undefined` where nothing stands. */
export function nodeAt(root: SourceNode, path: string, scope: ServiceScope): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const name of path.split('.').filter((part) => part !== '')) {
    const holder: SourceNode = scope.resolveTop(node, scope);
    node = holder.kind === 'list' ? holder.items[Number(name)] : memberOf(holder, name);
    if (!node) return undefined;
  }
  return scope.resolve(node, scope);
}

/** The scope in which `address` is being resolved; an error when it already is. */
export function guardAddress(address: string, scope: ServiceScope, at: Position): ServiceScope {
  const { resolving } = scope;
  const first = resolving.indexOf(address);
  if (resolving.length > maxChain) {
    throw new DefinitionLoadError(at, `More than ${String(maxChain)} variables depend on one another here.`);
  }
  if (first === -1) return { ...scope, resolving: [...resolving, address] };
  const chain = [...resolving.slice(first), address].map((name) => `\${${name}}`).join(' → ');
  throw new DefinitionLoadError(at, `The variables refer to each other in a circle: ${chain}.`);
}
