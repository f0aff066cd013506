import type { LoadContext } from '../LoadContext';
import type { SourceNode } from '../source/SourceNode';

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
  /** Whether a file that is missing is noted only: what is asked for is no part of a definition. */
  readonly lenient: boolean;
}
