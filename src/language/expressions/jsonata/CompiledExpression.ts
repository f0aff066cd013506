import type { Json } from '../../../util/json';
import { EngineExpression } from './engine/EngineExpression';
import type { JsonataBindings } from './JsonataTemplate';
import { parseExpression } from './library/library';
import { findReferences, type References } from './syntax/references';
import { compileClosure, type SimpleExpression } from './closures/compileClosure';
import { topLevelReferences } from './syntax/topLevelReferences';

/** One expression, compiled: to a closure when it is simple enough, else for the library. */
export class CompiledExpression {
  readonly references: References;
  /** See `topLevelReferences`. */
  readonly topLevel: readonly string[];
  /** `undefined` when the library must evaluate it. */
  readonly simple: SimpleExpression | undefined;
  private readonly engine: EngineExpression | undefined;

  /** Throws what the library throws for an expression that it cannot read. */
  constructor(text: string) {
    const expression = parseExpression(text);
    const tree = expression.ast();
    this.references = findReferences(tree);
    this.topLevel = topLevelReferences(tree);
    this.simple = compileClosure(tree);
    this.engine = this.simple === undefined ? new EngineExpression(expression, this.references) : undefined;
  }

  async evaluate(bindings: JsonataBindings): Promise<Json | undefined> {
    return this.engine === undefined ? this.simple!(bindings) : this.engine.evaluate(bindings);
  }
}
