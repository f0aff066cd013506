import { isBuiltIn } from '../library/library';
import type { Evaluation } from './Evaluation';
import type { AstNode } from '../syntax/ast';

/** A node of an expression as a function of the context item and the variables. */
export type Closure = (input: unknown, frame: Frame) => unknown;

/**
 * Compiles one kind of node, without what all nodes have (filters, grouping). `depth` counts from the enclosing body.
 */
export type NodeCompiler = (node: AstNode, depth: number, compile: Compile) => Closure;

export type Compile = (node: AstNode, depth: number) => Closure;

const noNames: readonly string[] = [];
/** Never written to: it belongs to frames without names. */
const noValues: unknown[] = [];

/**
 * Variables of a block or a call, on top of those around it. There are few of them, so a search from the end is
 * fastest.
 */
export class Frame {
  /** Depth of the call whose body runs in this frame; 0 for the expression itself. */
  readonly depth: number;
  private readonly outer: Frame | undefined;
  private values: unknown[];

  /** `names` may be longer than `values`: the rest are bound to undefined. */
  constructor(
    readonly run: Evaluation,
    depth: number,
    outer?: Frame,
    private names: readonly string[] = noNames,
    values?: unknown[],
  ) {
    this.depth = depth;
    this.outer = outer;
    this.values = values ?? (names.length === 0 ? noValues : []);
  }

  bind(name: string, value: unknown): void {
    const index = this.names.lastIndexOf(name);
    if (index >= 0) this.values[index] = value;
    else {
      const count = this.names.length;
      // The names may belong to a function, and other calls share them.
      this.names = [...this.names, name];
      this.values = [
        ...this.values.slice(0, count),
        ...Array<undefined>(Math.max(0, count - this.values.length)),
        value,
      ];
    }
  }

  lookup(name: string): unknown {
    // Of two parameters with the same name, the last one counts.
    for (let index = this.names.length - 1; index >= 0; index--) {
      if (this.names[index] === name) return this.values[index];
    }
    if (this.outer !== undefined) return this.outer.lookup(name);
    if (name === 'states') return this.run.statesObject();
    const value = this.run.bindings.variable(name);
    return value === undefined && isBuiltIn(name) ? this.run.builtIn(name) : value;
  }
}
