import type { LoadContext } from '../LoadContext';
import { type SourceNode, memberOf } from '../source/SourceNode';
import { chained } from '../chained';
import type { Position } from '../../util/Position';

/** The context for resolving a service's variables. */
export interface ServiceScope {
  readonly file: string;
  readonly root: SourceNode;
  readonly context: LoadContext;
  /** Addresses being resolved, to detect cycles. */
  readonly resolving: readonly string[];
  /** Results by address. */
  readonly memo: Map<string, SourceNode>;
  /** A value with all its variables replaced. */
  readonly resolve: (node: SourceNode, scope: ServiceScope) => SourceNode;
  /** The same, but not inside lists and maps. */
  readonly resolveTop: (node: SourceNode, scope: ServiceScope) => SourceNode;
  /** Whether a missing file is only noted, because no definition needs it. */
  readonly lenient: boolean;
}

/** The value at `custom.tables.orders` below `root`, with its variables replaced; `undefined` without one. */
export function nodeAt(root: SourceNode, path: string, scope: ServiceScope): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const name of path.split('.').filter((part) => part !== '')) {
    const holder: SourceNode = scope.resolveTop(node, scope);
    node = holder.kind === 'list' ? holder.items[Number(name)] : memberOf(holder, name);
    if (!node) return undefined;
  }
  return scope.resolve(node, scope);
}

/** The scope in which `address` is being resolved; throws if it already is. */
export function guardAddress(address: string, scope: ServiceScope, at: Position): ServiceScope {
  const resolving = chained(scope.resolving, address, at, {
    many: 'variables',
    circle: 'The variables refer to each other',
    written: (name) => `\${${name}}`,
  });
  return { ...scope, resolving };
}
