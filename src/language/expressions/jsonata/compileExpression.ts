import { compileClosure, type EvaluateExpression } from './closures/compileClosure';
import type { ExpressionPlace } from './evaluationFailure';
import { parseExpression } from './library/library';
import type { AstNode } from './syntax/ast';
import { findReferences, topLevelReferences, type References } from './syntax/references';

/**
 * Whether a string of a JSONata state is an expression: `{% … %}`.
 *
 * AWS: this is strict; a blank before `{%` or after `%}` makes it plain text.
 */
export function isExpression(text: string): boolean {
  return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}');
}

/** The expression between the delimiters, without outer blanks, as quoted in error messages. */
export function expressionText(text: string): string {
  return text.slice(2, -2).trim();
}

const maxCached = 1000;

/** The library's code for syntax errors in general; a faulty regular expression comes without one. */
const syntaxError = 'S0500';

/** Compiled expressions by their text, the most recently used last. */
const cache = new Map<string, CompiledExpression>();

/** Compiles an expression (without `{%` and `%}`), once for each text. Throws `InvalidJsonataError`. */
export function compileExpression(place: ExpressionPlace): CompiledExpression {
  const { text } = place;
  let compiled = cache.get(text);
  if (compiled === undefined) compiled = ofTurn?.get(text) ?? compileAnew(place);
  else cache.delete(text);
  cache.set(text, compiled);
  if (cache.size > maxCached) dropOldest();
  return compiled;
}

/**
 * Expressions that left `cache` in this turn of the event loop: a definition with more expressions is validated, then
 * compiled.
 */
let ofTurn: Map<string, CompiledExpression> | undefined;

function dropOldest(): void {
  const [text, compiled] = cache.entries().next().value!;
  cache.delete(text);
  if (ofTurn === undefined) {
    ofTurn = new Map();
    queueMicrotask(() => (ofTurn = undefined));
  }
  ofTurn.set(text, compiled);
}

function compileAnew({ text, location }: ExpressionPlace): CompiledExpression {
  let compiled: CompiledExpression;
  try {
    compiled = new CompiledExpression(text);
  } catch (error) {
    const { code, position, message, name } = error as {
      code?: unknown;
      position?: unknown;
      message: string;
      name?: unknown;
    };
    throw new InvalidJsonataError(
      name === 'RangeError' ? 'The expression is nested too deeply' : message,
      text,
      location,
      typeof code === 'string' ? code : syntaxError,
      typeof position === 'number' ? position : undefined,
    );
  }
  return compiled;
}

/** One expression, compiled. */
export class CompiledExpression {
  readonly references: References;
  /** See `topLevelReferences`. */
  readonly topLevel: readonly string[];
  private tree: AstNode | undefined;
  private closure: EvaluateExpression | undefined;

  /** Throws what the library throws for an expression that it cannot read. */
  constructor(text: string) {
    const tree = parseExpression(text);
    this.references = findReferences(tree);
    this.topLevel = topLevelReferences(tree);
    this.tree = tree;
  }

  /** Throws `JsonataFailure`, `LimitExceeded` or `UnsupportedResult`. */
  get evaluate(): EvaluateExpression {
    return this.closure ?? this.compile();
  }

  /** Compiled on demand: most expressions of most tests are only validated, never evaluated. */
  private compile(): EvaluateExpression {
    const closure = compileClosure(this.tree!);
    this.tree = undefined;
    return (this.closure = closure);
  }
}

/** Thrown for an expression that does not parse. For validation. */
export class InvalidJsonataError extends Error {
  /** The expression as written, without `{%` and `%}`. */
  readonly expression: string;
  /** The field: `Output/lines[0]/total`. */
  readonly location: string;
  /** JSONata's code: `S0201`. */
  readonly code: string;
  /** Offset into the expression, if known. */
  readonly position: number | undefined;

  constructor(message: string, expression: string, location: string, code: string, position?: number) {
    super(message);
    this.name = 'InvalidJsonataError';
    this.expression = expression;
    this.location = location;
    this.code = code;
    this.position = position;
  }
}
