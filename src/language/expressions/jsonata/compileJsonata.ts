import { ExactNumber } from '../../../util/ExactNumber';
import { isArray, isExact, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';
import { compileExpression, expressionText, isExpression, type CompiledExpression } from './compileExpression';
import { evaluationFailure, undefinedResult, unsupportedResult, type ExpressionPlace } from './evaluationFailure';
import { StandIns } from './StandIns';
import { UnsupportedResult } from './values/toPlain';
import type { JsonataBindings } from './JsonataBindings';

/** A compiled field of a JSONata state (Arguments, Output, Assign, Items, Condition …). */
export interface JsonataTemplate {
  /** Whether there is no expression inside, so that the result is always the value as written. */
  readonly constant: boolean;
  /** The variables it reads: free `$name`s that are neither built-ins nor bound by the expression. Sorted. */
  readonly variables: readonly string[];
  /** Which members of `$states` it mentions, sorted; `all` if it uses `$states` as a whole. */
  readonly statesMembers: readonly string[];
  /** Throws `EvaluationError`. */
  evaluate(bindings: JsonataBindings): Json;
}

/**
 * Compiles a field of a JSONata state: any JSON whose strings may be expressions, at any depth. Throws
 * `InvalidJsonataError`.
 *
 * `location` is the field as named in error messages (`Output`, `Choices[1]/Condition`).
 *
 * @example compileJsonata({ total: '{% $sum($states.input.prices) %}' }, 'Output')
 */
export function compileJsonata(value: Json, location: string): JsonataTemplate {
  const expressions: CompiledExpression[] = [];
  const build = compileValue(value, location, expressions);
  const merge = (names: (one: CompiledExpression) => readonly string[]): readonly string[] =>
    [...new Set(expressions.flatMap(names))].sort();
  const parses = expressions.some(({ references }) => references.builtIns.includes('parse'));
  return {
    constant: expressions.length === 0,
    variables: merge((one) => one.references.variables),
    statesMembers: merge((one) => one.references.statesMembers),
    evaluate:
      expressions.length === 0
        ? () => value
        : (bindings) => build(ExactNumber.exist || parses ? new StandIns(bindings) : bindings),
  };
}

/** Builds a value with its expressions replaced by their results. */
type Build = JsonataTemplate['evaluate'];

/** Parts without an expression stay the identical value. */
function compileValue(value: Json, location: string, expressions: CompiledExpression[]): Build {
  const before = expressions.length;
  if (typeof value === 'string' && isExpression(value)) {
    const place = { text: expressionText(value), location };
    const expression = compileExpression(place);
    expressions.push(expression);
    return (bindings) => evaluate(expression, place, bindings);
  }
  if (typeof value !== 'object' || value === null || isExact(value)) return () => value;
  if (isArray(value)) {
    // AWS: an index follows the field without a slash.
    const items = value.map((item, index) => compileValue(item, `${location}[${index}]`, expressions));
    if (expressions.length === before) return () => value;
    return (bindings) => items.map((item) => item(bindings));
  }
  const members = Object.keys(value).map((name): [string, Build] => [
    name,
    compileValue(value[name]!, `${location}/${name}`, expressions),
  ]);
  if (expressions.length === before) return () => value;
  return (bindings) => {
    const built: Record<string, Json> = {};
    for (const [name, build] of members) setMember(built, name, build(bindings));
    return built;
  };
}

function evaluate(expression: CompiledExpression, place: ExpressionPlace, bindings: JsonataBindings): Json {
  let result: Json | undefined;
  try {
    result = expression.evaluate(bindings, undefined, place.location);
  } catch (error) {
    throw failureOf(error, place, bindings);
  }
  if (result === undefined) throw undefinedResult(place);
  return bindings instanceof StandIns ? bindings.restore(result) : result;
}

function failureOf(error: unknown, place: ExpressionPlace, bindings: JsonataBindings): Error {
  if (error instanceof UnsupportedResult) return unsupportedResult(place);
  return evaluationFailure(error, place, () => bindings.random());
}
