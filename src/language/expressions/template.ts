import { javaHashOrder } from '../../util/javaHashOrder';
import { isArray, isExact, kindOf, type Json, type JsonArray, type JsonObject } from '../../util/json';
import { setMember } from '../../util/setMember';
import type { ExpressionScope } from './ExpressionScope';
import { InvalidIntrinsicError } from './intrinsics/readIntrinsic';
import { InvalidPathError } from './jsonPath/Cursor';
import { compileStringExpression, type StringExpression } from './stringExpression';

/** Thrown for a payload template with a wrong member. `pointer` leads from the field to it: `/Message/Body.$`. */
export class InvalidTemplateError extends Error {
  override readonly name = 'InvalidTemplateError';

  constructor(
    /** The field that holds the template: `Parameters`. */
    readonly field: string,
    /** Where in the field: a slash before each member name or index, names as they are. */
    readonly pointer: string,
    /** The wrong member as written: `Body.$`; `''` if it is the template as a whole. */
    readonly member: string,
    readonly problem: 'notAnExpression' | 'notAText' | 'duplicateMember' | 'tooDeep',
    readonly reason: string,
    /** What is wrong with the path or the call, if that is the problem. */
    readonly expressionError?: InvalidPathError | InvalidIntrinsicError,
  ) {
    super(`${field}${pointer}: ${reason}`);
  }
}

/** A compiled payload template: Parameters, ResultSelector, ItemSelector, Assign … */
interface PayloadTemplate {
  /** Every variable the template reads. */
  readonly variables: readonly string[];
  /** Whether it has no `.$` member, so that the result is always the value as written. */
  readonly constant: boolean;
  /** Throws `RuntimeError`. */
  evaluate(scope: ExpressionScope): Json;
}

/** How deep objects and arrays may be nested in a template. */
const maxDepth = 1000;

/** Evaluates a part of a template that has `.$` members somewhere. */
type Evaluate = (scope: ExpressionScope) => Json;

/**
 * Compiles a payload template. A member `name.$` holds a path or a call of an intrinsic function and becomes `name`;
 * everything else stays as written, shared and not copied. `field` is the field that holds the
 * template. Throws `InvalidTemplateError`.
 *
 * AWS: members written without `.$` come first, in written order, then the others in the order of a Java HashMap.
 * A number is printed as Java prints it: the literal `1.00` becomes `1.0`.
 *
 * @example compileTemplate({ 'id.$': '$.order.id', kind: 'order' }, 'Parameters').evaluate(scope)
 */
export function compileTemplate(template: Json, field: string): PayloadTemplate {
  const compiler: Compiler = { field, variables: new Set() };
  const evaluate = compileNode(compiler, template, '', 0);
  return {
    variables: [...compiler.variables],
    constant: evaluate === undefined,
    evaluate: evaluate ?? (() => template),
  };
}

interface Compiler {
  readonly field: string;
  readonly variables: Set<string>;
}

/** `undefined`: nothing in it is dynamic. */
function compileNode(compiler: Compiler, node: Json, pointer: string, depth: number): Evaluate | undefined {
  if (typeof node !== 'object' || node === null || isExact(node)) return undefined;
  if (depth > maxDepth) {
    throw new InvalidTemplateError(compiler.field, pointer, '', 'tooDeep', `it is nested more than ${maxDepth} deep`);
  }
  return isArray(node) ? compileArray(compiler, node, pointer, depth) : compileObject(compiler, node, pointer, depth);
}

function compileArray(compiler: Compiler, items: JsonArray, pointer: string, depth: number): Evaluate | undefined {
  const parts = items.map((item, i) => compileNode(compiler, item, `${pointer}/${i}`, depth + 1));
  if (parts.every((part) => part === undefined)) return undefined;
  return (scope) => parts.map((evaluate, i) => (evaluate === undefined ? items[i]! : evaluate(scope)));
}

function compileObject(compiler: Compiler, object: JsonObject, pointer: string, depth: number): Evaluate | undefined {
  const names: string[] = [];
  const parts: (Evaluate | undefined)[] = [];
  const values: Json[] = [];
  const expressions = new Map<string, StringExpression>();
  for (const name of Object.keys(object)) {
    const value = object[name]!;
    if (name.endsWith('.$')) expressions.set(name.slice(0, -2), compileMember(compiler, name, value, pointer));
    else {
      names.push(name);
      values.push(value);
      parts.push(compileNode(compiler, value, `${pointer}/${name}`, depth + 1));
    }
  }
  for (const name of expressions.keys()) if (Object.hasOwn(object, name)) failTwice(compiler, name, pointer);
  if (expressions.size === 0 && parts.every((part) => part === undefined)) return undefined;
  for (const name of javaHashOrder([...expressions.keys()])) {
    const expression = expressions.get(name)!;
    names.push(name);
    values.push(null);
    const fieldName = `${name}.$`;
    parts.push((scope) => expression.evaluate(scope, fieldName));
  }
  return objectEvaluator(names, parts, values);
}

function objectEvaluator(
  names: readonly string[],
  parts: readonly (Evaluate | undefined)[],
  values: readonly Json[],
): Evaluate {
  return (scope) => {
    const result: Record<string, Json> = {};
    for (let i = 0; i < names.length; i++) {
      const evaluate = parts[i];
      setMember(result, names[i]!, evaluate === undefined ? values[i]! : evaluate(scope));
    }
    return result;
  };
}

function compileMember(compiler: Compiler, name: string, value: Json, pointer: string): StringExpression {
  const { field } = compiler;
  if (typeof value !== 'string') {
    const reason =
      `the value for the field '${name}' must be a string with a path or a call of an intrinsic function, ` +
      `but is of kind ${kindOf(value)}`;
    throw new InvalidTemplateError(field, `${pointer}/${name}`, name, 'notAText', reason);
  }
  try {
    const expression = compileStringExpression(value);
    for (const variable of expression.variables) compiler.variables.add(variable);
    return expression;
  } catch (error) {
    if (!(error instanceof InvalidPathError || error instanceof InvalidIntrinsicError)) throw error;
    const reason = `the value for the field '${name}' must be a path or a call of an intrinsic function: ${error.message}`;
    throw new InvalidTemplateError(field, `${pointer}/${name}`, name, 'notAnExpression', reason, error);
  }
}

function failTwice({ field }: Compiler, name: string, pointer: string): never {
  const reason = `'${name}' and '${name}.$' both give a member '${name}'`;
  throw new InvalidTemplateError(field, `${pointer}/${name}.$`, `${name}.$`, 'duplicateMember', reason);
}
