import path from 'node:path';
import type { LoadContext } from '../LoadContext';
import type { Position } from '../../util/Position';
import type { SourceNode } from '../source/SourceNode';
import { chained } from '../chained';
import type { Expression, Attribute, HclBlock, Body } from './hcl/Expression';
import type { Instance } from './instances';
import { DefinitionLoadError } from '../DefinitionLoadError';

/** The files of a folder as one module, as in Terraform, with lookups by name. */
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

/** The context for evaluating a module's expressions. */
export interface ModuleScope {
  readonly module: Module;
  readonly context: LoadContext;
  /** The value of a variable from the calling module or a variable file; evaluated on demand. */
  readonly handedDown: (variable: string, scope: ModuleScope, at: Position) => SourceNode | undefined;
  /** `each`, `count`, and the names of loops and of template files. */
  readonly names: ReadonlyMap<string, SourceNode>;
  /** Set in a template file: it only has these names, not even `var` and `local`. */
  readonly onlyNames?: boolean;
  /** `module.orders.` or `module.orders["eu"].` in front of addresses. */
  readonly address: string;
  /** The same in front of placeholders: `orders-`, `orders-eu-`. */
  readonly placeholderPrefix: string;
  /** The placeholders of resources, and known names, by type, with the address of each. */
  readonly taken: Map<string, string>;
  /** The folder of the root module. */
  readonly rootFolder: string;
  /** Names being resolved, to detect cycles. */
  readonly resolving: readonly string[];
  readonly memo: Map<string, SourceNode>;
  readonly openFolders: readonly string[];
  /** The opened modules by address, including unavailable ones. */
  readonly opened: Map<string, ModuleScope | undefined>;
  /** The modules that were read, by folder. */
  readonly read: Map<string, Module>;
  /** Counts a step of the evaluation; throws if there are too many. */
  readonly step: (at: Position) => void;
  readonly evaluate: (expression: Expression, scope: ModuleScope) => SourceNode;
  /** The scope of an instance of a called module, if its folder is available. */
  readonly called: (name: string, instance: Instance, scope: ModuleScope) => ModuleScope | undefined;
}

export function withNames(scope: ModuleScope, names: Readonly<Record<string, SourceNode>>): ModuleScope {
  return { ...scope, names: new Map([...scope.names, ...Object.entries(names)]) };
}

/** Evaluates a name once; throws if it depends on itself. */
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

/** A path in Terraform's form, on Windows too. */
export function toSlashes(name: string, { sep }: Pick<path.PlatformPath, 'sep'> = path): string {
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** Converts a path in a module to one that can be opened from here. */
export function seenFrom(folder: string, name: string, paths: path.PlatformPath = path): string {
  return paths.isAbsolute(name) ? name : paths.join(folder, name);
}
