import { DefinitionLoadError } from '../DefinitionLoadError';
import type { Attribute, HclBlock, Body } from './hcl/Expression';

/** The files of a folder taken together, as Terraform does: what of them is looked up by name. */
export class Module {
  readonly folder: string;
  readonly files: readonly string[];
  /** `aws_lambda_function.hello`, `data.aws_region.current`. */
  readonly resources = new Map<string, HclBlock>();
  readonly variables = new Map<string, HclBlock>();
  readonly outputs = new Map<string, HclBlock>();
  readonly calls = new Map<string, HclBlock>();
  readonly locals = new Map<string, Attribute>();

  constructor(folder: string, bodies: ReadonlyMap<string, Body>) {
    this.folder = folder;
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
