import { invariant } from '../../../errors/invariant';
import { isArray, setMember, type Json } from '../../../util/json';
import { compileExpression } from './compileExpression';
import { evaluationFailure, undefinedResult, unsupportedResult, type ExpressionPlace } from './evaluationFailure';
import type { CompiledExpression } from './CompiledExpression';
import { expressionText, isExpression } from './isExpression';
import type { JsonataBindings, JsonataTemplate } from './JsonataTemplate';
import { UnsupportedResult } from './values/toPlain';

export type { JsonataBindings, JsonataTemplate } from './JsonataTemplate';

/**
 * Compiles a field of a JSONata state: any JSON whose strings may be expressions, at any depth. Throws
 * `InvalidJsonataError`.
 *
 * `location` is the field as error texts name it (`Output`, `Choices[1]/Condition`).
 *
 * @example compileJsonata({ total: '{% $sum($states.input.prices) %}' }, 'Output')
 */
export function compileJsonata(value: Json, location: string): JsonataTemplate {
  const leaves: Leaf[] = [];
  const build = compileValue(value, location, leaves);
  const expressions = leaves.map((leaf) => leaf.expression);
  const merge = (names: (one: CompiledExpression) => readonly string[]): readonly string[] =>
    [...new Set(expressions.flatMap(names))].sort();
  const synchronous = expressions.every((one) => one.simple !== undefined);
  return {
    constant: leaves.length === 0,
    synchronous,
    variables: merge((one) => one.references.variables),
    statesMembers: merge((one) => one.references.statesMembers),
    evaluate(bindings) {
      invariant(synchronous, `${location} was evaluated at once although it needs time`);
      return leaves.length === 0
        ? value
        : build(
            leaves.map((leaf) => evaluateNow(leaf, bindings)),
            { next: 0 },
          );
    },
    async evaluateAsync(bindings) {
      if (leaves.length === 0) return value;
      const results: Json[] = [];
      for (const leaf of leaves) results.push(await evaluateLater(leaf, bindings));
      return build(results, { next: 0 });
    },
  };
}

interface Leaf {
  readonly expression: CompiledExpression;
  readonly place: ExpressionPlace;
}

/** Puts results, which come in the order of the leaves, into their places. */
type Build = (results: readonly Json[], cursor: { next: number }) => Json;

/** Parts without an expression stay the very value that was written. */
function compileValue(value: Json, location: string, leaves: Leaf[]): Build {
  const before = leaves.length;
  if (typeof value === 'string' && isExpression(value)) {
    const place = { text: expressionText(value), location };
    leaves.push({ expression: compileExpression(place), place });
    return (results, cursor) => results[cursor.next++]!;
  }
  if (typeof value !== 'object' || value === null) return () => value;
  if (isArray(value)) {
    // AWS: an index stands behind the field without a slash.
    const items = value.map((item, index) => compileValue(item, `${location}[${index}]`, leaves));
    if (leaves.length === before) return () => value;
    return (results, cursor) => items.map((item) => item(results, cursor));
  }
  const members = Object.keys(value).map((name): [string, Build] => [
    name,
    compileValue(value[name]!, `${location}/${name}`, leaves),
  ]);
  if (leaves.length === before) return () => value;
  return (results, cursor) => {
    const built: Record<string, Json> = {};
    for (const [name, build] of members) setMember(built, name, build(results, cursor));
    return built;
  };
}

function evaluateNow({ expression, place }: Leaf, bindings: JsonataBindings): Json {
  let result: Json | undefined;
  try {
    result = expression.simple!(bindings);
  } catch (error) {
    throw failureOf(error, place);
  }
  return defined(result, place);
}

async function evaluateLater({ expression, place }: Leaf, bindings: JsonataBindings): Promise<Json> {
  let result: Json | undefined;
  try {
    result = await expression.evaluate(bindings);
  } catch (error) {
    throw failureOf(error, place);
  }
  return defined(result, place);
}

function defined(result: Json | undefined, place: ExpressionPlace): Json {
  if (result === undefined) throw undefinedResult(place);
  return result;
}

function failureOf(error: unknown, place: ExpressionPlace): Error {
  return error instanceof UnsupportedResult ? unsupportedResult(place) : evaluationFailure(error, place);
}
