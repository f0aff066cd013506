import { EvaluationError } from '../../../errors/StatesError';
import { kindOf, toCompactText, type Json, type JsonKind } from '../../../util/json';
import { expressionText, isExpression } from './isExpression';

/**
 * Checks what a field's expression gave: `expectKind(value, 'array', '{% 1 %}', 'Items')` throws
 * `The JSONata expression '1' specified for the field 'Items' returned an unexpected result type. Expected 'array',
 * but was 'number' for value: 1`. Several kinds (`['array', 'object']`) are named with the first one.
 * `expression` is the string as written, with or without `{%` and `%}`.
 */
export function expectKind(
  value: Json,
  kind: JsonKind | readonly JsonKind[],
  expression: string,
  location: string,
): void {
  const kinds: readonly JsonKind[] = typeof kind === 'string' ? [kind] : kind;
  const actual = kindOf(value);
  if (kinds.includes(actual)) return;
  const text = isExpression(expression) ? expressionText(expression) : expression;
  throw new EvaluationError(
    `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. ` +
      `Expected '${kinds[0]}', but was '${actual}' for value: ${toCompactText(value)}`,
    location,
  );
}
