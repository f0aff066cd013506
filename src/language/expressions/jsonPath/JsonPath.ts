import type { Json } from '../../../util/json';
import type { ExpressionScope } from '../ExpressionScope';
import type { PathFailure } from './PathFailure';
import type { Segment } from './segments';

/** A compiled JSONPath: parsed once, evaluated many times. Made by `compilePath`. */
export interface JsonPath {
  /** As written in the definition. */
  readonly source: string;
  /** As error texts print it: blanks around it removed, and without the first `$` of `$$`. */
  readonly shown: string;
  /** What the path starts from: `$` the state's data, `$$` the context object, `$name` a variable. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name when `root` is `variable`. */
  readonly variable?: string;
  /** The steps behind the root. */
  readonly segments: readonly Segment[];
  /** `false`: the path answers a list, which is empty when nothing matches. */
  readonly definite: boolean;
  /** Dots, names in brackets and indexes only: what ResultPath, Variable, ItemsPath and the `…Path` fields take. */
  readonly referencePath: boolean;
  /** Every variable the path reads. */
  readonly variables: readonly string[];
  /** What the path is evaluated on; `undefined` when its variable is not visible. */
  document(scope: ExpressionScope): Json | undefined;
  /** The value at the path; `undefined` when it leads nowhere. */
  select(scope: ExpressionScope): Json | undefined;
  /** As `select`, but a path that leads nowhere is a `RuntimeError` with AWS's sentence (InputPath, OutputPath …). */
  require(scope: ExpressionScope): Json;
  /** Why `select` answers `undefined`; `undefined` when it does not. */
  failure(scope: ExpressionScope): PathFailure | undefined;
}
