import { parseExpression } from './library/library';
import { findReferences, type References } from './syntax/references';
import { compileClosure, type EvaluateExpression } from './closures/compileClosure';
import { topLevelReferences } from './syntax/topLevelReferences';

/** One expression, compiled. */
export class CompiledExpression {
  readonly references: References;
  /** See `topLevelReferences`. */
  readonly topLevel: readonly string[];
  /** Throws `JsonataFailure`, `LimitExceeded` or `UnsupportedResult`. */
  readonly evaluate: EvaluateExpression;

  /** Throws what the library throws for an expression that it cannot read. */
  constructor(text: string) {
    const tree = parseExpression(text).ast();
    this.references = findReferences(tree);
    this.topLevel = topLevelReferences(tree);
    this.evaluate = compileClosure(tree);
  }
}
