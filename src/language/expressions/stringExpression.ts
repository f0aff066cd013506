import { RuntimeError } from '../../errors/StatesError';
import { toText, type Json } from '../../util/json';
import type { ExpressionScope } from './ExpressionScope';
import type { CompiledIntrinsic } from './intrinsics/compileIntrinsic';
import { compilePath, type JsonPath } from './jsonPath/compilePath';
import { lazy } from '../../util/lazy';

const loadCompileIntrinsic = lazy(
  () => require('./intrinsics/compileIntrinsic') as typeof import('./intrinsics/compileIntrinsic'),
);

/** A path or a call of an intrinsic function, in a single field or `.$` member (ErrorPath, `RoleArn.$` …). */
export interface StringExpression {
  readonly source: string;
  readonly kind: 'path' | 'intrinsic';
  /** The path, if it is one. */
  readonly path?: JsonPath;
  /** The call, if it is one. */
  readonly intrinsic?: CompiledIntrinsic;
  readonly variables: readonly string[];
  /** `fieldName` is the field as named in error messages: `ErrorPath`, `RoleArn.$`. Throws `RuntimeError`. */
  evaluate(scope: ExpressionScope, fieldName: string): Json;
}

/**
 * Compiles a path (`$…`, `$$…`, `$name…`) or an intrinsic call. Throws `InvalidPathError` or `InvalidIntrinsicError`.
 *
 * @example compileExpression("States.Format('{}', $.Error)").evaluate(scope, 'ErrorPath')
 */
export function compileStringExpression(source: string): StringExpression {
  if (!source.trimStart().startsWith('$')) {
    const intrinsic = loadCompileIntrinsic().compileIntrinsic(source);
    return {
      source,
      kind: 'intrinsic',
      intrinsic,
      variables: intrinsic.variables,
      evaluate: (scope) => intrinsic.evaluate(scope),
    };
  }
  const path = compilePath(source);
  return {
    source,
    kind: 'path',
    path,
    variables: path.variables,
    evaluate(scope, fieldName) {
      const value = path.select(scope);
      return value === undefined ? whenMissing(path, scope, fieldName) : value;
    },
  };
}

function whenMissing(path: JsonPath, scope: ExpressionScope, fieldName: string): Json {
  const document = path.document(scope);
  const failure = path.failure(scope);
  // AWS: an index past the end of an array gives null in a template, but is an error everywhere else.
  if (fieldName.endsWith('.$') && failure?.kind === 'elementAbsent') return null;
  if (failure?.kind === 'uncomputable') {
    throw new RuntimeError(
      `The JSONPath '${path.source}' specified for the field '${fieldName}' could not be evaluated: ${failure.text}`,
    );
  }
  throw new RuntimeError(
    `The JSONPath '${path.source}' specified for the field '${fieldName}' could not be found in the input ` +
      `'${toText(document ?? scope.input)}'`,
  );
}
