import type { ExpressionScope } from '../../../src/language/expressions/ExpressionScope';
import type { Json, JsonObject } from '../../../src/util/json';

/** A scope with this input; `random` answers the same number each time. */
export function scopeOf(
  input: Json,
  {
    context = {},
    variables = {},
    random = 0.5,
  }: { context?: JsonObject; variables?: JsonObject; random?: number } = {},
): ExpressionScope {
  return {
    input,
    context: () => context,
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    random: () => random,
  };
}

/** The sentence of the `RuntimeError` that is thrown. */
export function sentenceOf(evaluate: () => unknown): string {
  try {
    evaluate();
  } catch (error) {
    return (error as { sentence: string }).sentence;
  }
  return 'nothing was thrown';
}
