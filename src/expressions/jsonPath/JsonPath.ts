import type { Json } from '../../util/json';
import type { ExpressionScope } from '../ExpressionScope';

/** A compiled JSONPath: parsed once, evaluated many times. Made by `compilePath`. */
export interface JsonPath {
  /** As written in the definition. */
  readonly source: string;
  /** What the path starts from: `$` the state's data, `$$` the context object, `$name` a variable. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name when `root` is `variable`. */
  readonly variable?: string;
  /** `false`: the path answers a list, which is empty when nothing matches. */
  readonly definite: boolean;
  /** Dots, names in brackets and indexes only: what ResultPath, Variable, ItemsPath and the `…Path` fields take. */
  readonly referencePath: boolean;
  /** Every variable the path reads, those in its filters included. */
  readonly variables: readonly string[];
  /** The value at the path; `undefined` when a definite path has no result. */
  select(scope: ExpressionScope): Json | undefined;
  /** As `select`, but a definite path without a result is a `RuntimeError` with AWS's sentence. */
  require(scope: ExpressionScope): Json;
}
