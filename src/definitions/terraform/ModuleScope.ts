import type { LoadContext } from '../LoadContext';
import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import { chained } from '../chained';
import type { Module } from './Module';
import type { Expression } from './hcl/Expression';

/** What an expression of a module is evaluated against. */
export interface ModuleScope {
  readonly module: Module;
  readonly context: LoadContext;
  /** What the calling module hands down, by variable. */
  readonly handedDown: ReadonlyMap<string, SourceNode>;
  /** `each`, `count`, and the names of loops and of template files. */
  readonly names: ReadonlyMap<string, SourceNode>;
  /** `module.orders.` in front of addresses. */
  readonly address: string;
  /** The folder of the root module. */
  readonly rootFolder: string;
  /** Names that are being resolved right now, to tell a cycle from a chain. */
  readonly resolving: readonly string[];
  readonly memo: Map<string, SourceNode>;
  readonly openFolders: readonly string[];
  /** The modules that were opened, by address; those that are not at hand too. */
  readonly opened: Map<string, ModuleScope | undefined>;
  /** Counts a step of the evaluation; an error when there are too many. */
  readonly step: (at: Position) => void;
  readonly evaluate: (expression: Expression, scope: ModuleScope) => SourceNode;
  /** The scope of a module that is called here, if its folder is at hand. */
  readonly called: (name: string, scope: ModuleScope) => ModuleScope | undefined;
}

export function withNames(scope: ModuleScope, names: Readonly<Record<string, SourceNode>>): ModuleScope {
  return { ...scope, names: new Map([...scope.names, ...Object.entries(names)]) };
}

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
  const resolving = chained(scope.resolving, key, at, {
    many: 'values',
    circle: 'The values refer to each other',
  });
  const value = work({ ...scope, names: new Map(), resolving });
  scope.memo.set(key, value);
  return value;
}
