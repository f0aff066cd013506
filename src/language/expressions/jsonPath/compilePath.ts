import { RuntimeError } from '../../../errors/StatesError';
import type { Json } from '../../../util/json';
import type { ExpressionScope } from '../ExpressionScope';
import { PathFailure } from './PathFailure';
import { compileReference, type Getter } from './referencePath';
import { areDefinite, type Segment } from './segments';
import { Cursor } from './Cursor';
import { readSegments } from './readSegments';
import { lazy } from '../../../util/lazy';

const loadEvaluateSegments = lazy(() => require('./evaluateSegments') as typeof import('./evaluateSegments'));
const loadReadFilter = lazy(() => require('./readFilter') as typeof import('./readFilter'));

/** A compiled JSONPath: parsed once, evaluated many times. Created by `compilePath`. */
export interface JsonPath {
  /** As written in the definition. */
  readonly source: string;
  /** As printed in error messages: without surrounding blanks, and without the first `$` of `$$`. */
  readonly shown: string;
  /** What the path starts from: `$` the state's data, `$$` the context object, `$name` a variable. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name when `root` is `variable`. */
  readonly variable?: string;
  /** The steps after the root. */
  readonly segments: readonly Segment[];
  /** `false`: the path returns a list, which is empty if nothing matches. */
  readonly definite: boolean;
  /** Only dots, names in brackets and indexes: what ResultPath, Variable, ItemsPath and the `…Path` fields accept. */
  readonly referencePath: boolean;
  /** Every variable the path reads. */
  readonly variables: readonly string[];
  /** The value that the path is evaluated on; `undefined` if its variable is not visible. */
  document(scope: ExpressionScope): Json | undefined;
  /** The value at the path, or `undefined`. */
  select(scope: ExpressionScope): Json | undefined;
  /** Like `select`, but throws a `RuntimeError` with AWS's message if there is no value (InputPath, OutputPath …). */
  require(scope: ExpressionScope): Json;
  /** Why `select` returns `undefined`; `undefined` if it does not. */
  failure(scope: ExpressionScope): PathFailure | undefined;
}

/**
 * Compiles a JSONPath in the dialect of Step Functions. Throws `InvalidPathError`.
 *
 * AWS: the service evaluates paths with Jayway JsonPath 2.0 on Jackson trees. Confirmed consequences: there are no
 * functions (`length()` is a member name), `[-1]` finds nothing but `[(@.length-1)]` works, a value in a filter needs
 * no quotes, `[0..1]` is not a slice. The States Language adds escapes (`$.foo\\@bar`).
 *
 * @example compilePath('$.order.items[0].price').select(scope)
 */
export function compilePath(source: string): JsonPath {
  return new CompiledPath(source, parsePath(source));
}

class CompiledPath implements JsonPath {
  readonly shown: string;
  readonly root: JsonPath['root'];
  readonly variable?: string;
  readonly segments: JsonPath['segments'];
  readonly definite: boolean;
  readonly referencePath: boolean;
  readonly variables: readonly string[];
  readonly #get: Getter;
  /** Why the last evaluation failed, and on which document: finding out again may take as long. */
  #failed: { readonly document: Json; readonly failure: PathFailure } | undefined;

  constructor(
    readonly source: string,
    { root, variable, segments, rest }: ParsedPath,
  ) {
    const reference = compileReference(segments);
    // AWS: `$$` is the context object as a document of its own, and its paths are reported as paths of that document,
    // but not in templates (recorded 2026).
    this.shown = `$${variable ?? ''}${rest}`;
    this.root = root;
    if (variable !== undefined) this.variable = variable;
    this.segments = segments;
    this.definite = areDefinite(segments);
    this.referencePath = reference !== undefined && !looksLikeFullPath(rest);
    this.variables = variable === undefined ? [] : [variable];
    this.#get = reference ?? ((node) => this.#evaluate(node));
  }

  document(scope: ExpressionScope): Json | undefined {
    if (this.root === 'input') return scope.input;
    return this.root === 'context' ? scope.context() : scope.variable(this.variable!);
  }

  select(scope: ExpressionScope): Json | undefined {
    const document = this.document(scope);
    return document === undefined ? undefined : this.#get(document);
  }

  require(scope: ExpressionScope): Json {
    const value = this.select(scope);
    if (value !== undefined) return value;
    throw new RuntimeError(`Invalid path '${this.shown}' : ${this.failure(scope)!.text}`);
  }

  failure(scope: ExpressionScope): PathFailure | undefined {
    const document = this.document(scope);
    if (document === undefined) {
      return new PathFailure('notFound', `The variable '${this.variable}' has not been assigned`);
    }
    if (this.#failed?.document !== document) this.#evaluate(document);
    const { failure } = this.#failed ?? {};
    this.#failed = undefined;
    return failure;
  }

  #evaluate(document: Json): Json | undefined {
    this.#failed = undefined;
    try {
      return loadEvaluateSegments().evaluateSegments(this.segments, document);
    } catch (error) {
      if (!(error instanceof PathFailure)) throw error;
      this.#failed = { document, failure: error };
      return undefined;
    }
  }
}

/** AWS: reference paths allow no functions and none of `@ , : ?`; in quotes these are ordinary characters. */
function looksLikeFullPath(rest: string): boolean {
  return /[@,:?*()]/.test(rest.replace(/\['[^']*'\]|\\./g, ''));
}

/** A path, read but not compiled. */
interface ParsedPath {
  readonly root: 'input' | 'context' | 'variable';
  readonly variable?: string;
  readonly segments: readonly Segment[];
  /** The part after `$`, `$$` or `$name`. */
  readonly rest: string;
}

const variableName = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;

/** Reads a path. Throws `InvalidPathError`. */
export function parsePath(source: string): ParsedPath {
  const cursor = new Cursor(source.trim());
  if (!cursor.take('$')) cursor.fail(source === '' ? 'it is empty' : 'it does not start with "$"');
  const isContext = cursor.take('$');
  const variable = isContext ? undefined : cursor.takeMatch(variableName)?.[0];
  const rest = cursor.source.slice(cursor.position);
  const segments = readSegments(cursor, { readFilter: (at) => loadReadFilter().readFilter(at) });
  if (!cursor.atEnd) {
    cursor.fail(cursor.next === ' ' ? 'blanks are possible in brackets only' : `"${cursor.next}" cannot stand here`);
  }
  if (variable !== undefined) return { root: 'variable', variable, segments, rest };
  return { root: isContext ? 'context' : 'input', segments, rest };
}
