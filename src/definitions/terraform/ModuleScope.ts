import path from 'node:path';
import type { LoadContext } from '../LoadContext';
import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import { chained } from '../chained';
import type { Expression, Attribute, HclBlock, Body } from './hcl/Expression';
import type { Instance } from './instances';
import { DefinitionLoadError } from '../DefinitionLoadError';

/** The files of a folder taken together, as Terraform does: what of them is looked up by name. */
export class Module {
  readonly files: readonly string[];
  /** `aws_lambda_function.hello`, `data.aws_region.current`. */
  readonly resources = new Map<string, HclBlock>();
  readonly variables = new Map<string, HclBlock>();
  readonly outputs = new Map<string, HclBlock>();
  readonly calls = new Map<string, HclBlock>();
  readonly locals = new Map<string, Attribute>();

  constructor(
    readonly folder: string,
    bodies: ReadonlyMap<string, Body>,
  ) {
    this.files = [...bodies.keys()];
    for (const body of bodies.values()) for (const block of body.blocks) this.#add(block);
  }

  #add(block: HclBlock): void {
    const [first = '', second = ''] = block.labels;
    if (block.type === 'resource') this.#put(this.resources, `${first}.${second}`, block);
    else if (block.type === 'data') this.#put(this.resources, `data.${first}.${second}`, block);
    else if (block.type === 'variable') this.#put(this.variables, first, block);
    else if (block.type === 'output') this.#put(this.outputs, first, block);
    else if (block.type === 'module') this.#put(this.calls, first, block);
    else if (block.type === 'locals')
      for (const [name, attribute] of block.body.attributes) this.locals.set(name, attribute);
  }

  #put(blocks: Map<string, HclBlock>, name: string, block: HclBlock): void {
    const other = blocks.get(name);
    if (other) {
      const { file, line } = other.at;
      throw new DefinitionLoadError(block.at, `${name} is declared twice; first in ${file}, line ${String(line)}.`);
    }
    blocks.set(name, block);
  }
}

/** What an expression of a module is evaluated against. */
export interface ModuleScope {
  readonly module: Module;
  readonly context: LoadContext;
  /** What the calling module, or a variable file, gives a variable; worked out when the module asks for it. */
  readonly handedDown: (variable: string, scope: ModuleScope, at: Position) => SourceNode | undefined;
  /** `each`, `count`, and the names of loops and of template files. */
  readonly names: ReadonlyMap<string, SourceNode>;
  /** In a template file: it has these names and no others, no `var` and `local` either. */
  readonly onlyNames?: boolean;
  /** `module.orders.` or `module.orders["eu"].` in front of addresses. */
  readonly address: string;
  /** The same in front of placeholders: `orders-`, `orders-eu-`. */
  readonly placeholderPrefix: string;
  /** The names that stand in for resources, and names that are known, by type: which address has them. */
  readonly taken: Map<string, string>;
  /** The folder of the root module. */
  readonly rootFolder: string;
  /** Names that are being resolved right now, to tell a cycle from a chain. */
  readonly resolving: readonly string[];
  readonly memo: Map<string, SourceNode>;
  readonly openFolders: readonly string[];
  /** The modules that were opened, by address; those that are not available too. */
  readonly opened: Map<string, ModuleScope | undefined>;
  /** The modules that were read, by folder. */
  readonly read: Map<string, Module>;
  /** Counts a step of the evaluation; an error when there are too many. */
  readonly step: (at: Position) => void;
  readonly evaluate: (expression: Expression, scope: ModuleScope) => SourceNode;
  /** The scope of an instance of a module that is called here, if its folder is available. */
  readonly called: (name: string, instance: Instance, scope: ModuleScope) => ModuleScope | undefined;
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

/** A path as Terraform writes it, on Windows too. */
export function toSlashes(name: string, { sep }: Pick<path.PlatformPath, 'sep'> = path): string {
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** A path that stands in a module, as one that can be opened from here. */
export function seenFrom(folder: string, name: string, paths: path.PlatformPath = path): string {
  return paths.isAbsolute(name) ? name : paths.join(folder, name);
}
