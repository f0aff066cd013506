import type { Json } from '../util/json';
import type { ExpressionScope } from './ExpressionScope';
import { InvalidPathError } from './jsonPath/InvalidPathError';

/** A path or a call of an intrinsic function, as a single field holds it (ErrorPath, `RoleArn.$` …). */
export interface CompiledExpression {
  readonly source: string;
  readonly kind: 'path' | 'intrinsic';
  readonly variables: readonly string[];
  /** `fieldName` is the field as the error text names it: `ErrorPath`, `RoleArn.$`. */
  evaluate(scope: ExpressionScope, fieldName: string): Json;
}

/** Compiles a path (`$…`) or an intrinsic call. Throws `InvalidPathError` or `InvalidIntrinsicError`. */
export function compileExpression(source: string): CompiledExpression {
  throw new InvalidPathError(source, 0, 'expressions are not implemented yet');
}
