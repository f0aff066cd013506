import type { LoadContext } from '../LoadContext';
import { type SourceNode, memberOf } from '../source/SourceNode';
import { chained } from '../chained';
import type { Position } from '../source/Position';

/** What the variables of a service are resolved against. */
export interface ServiceScope {
  readonly file: string;
  readonly root: SourceNode;
  readonly context: LoadContext;
  /** Addresses that are being resolved right now, to tell a cycle from a chain. */
  readonly resolving: readonly string[];
  /** What was resolved once, by address. */
  readonly memo: Map<string, SourceNode>;
  /** A value with all variables in it put in. */
  readonly resolve: (node: SourceNode, scope: ServiceScope) => SourceNode;
  /** The same, but not inside of lists and maps. */
  readonly resolveTop: (node: SourceNode, scope: ServiceScope) => SourceNode;
  /** Whether a missing file is only noted, because it is not needed for a definition. */
  readonly lenient: boolean;
}

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
  const resolving = chained(scope.resolving, address, at, {
    many: 'variables',
    circle: 'The variables refer to each other',
    written: (name) => `\${${name}}`,
  });
  return { ...scope, resolving };
}
