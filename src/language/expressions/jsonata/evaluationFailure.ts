import { HarnessError } from '../../../errors/HarnessError';
import { EvaluationError } from '../../../errors/StatesError';
import { kindOf, toCompactText, type Json, type JsonKind } from '../../../util/json';
import { uuidOf } from '../intrinsics/uuid';
import { LimitExceeded, limitTexts } from './bounds/limits';
import { expressionText, isExpression } from './compileExpression';

/** The location of an expression: its text without `{%` and `%}`, and the field. */
export interface ExpressionPlace {
  readonly text: string;
  readonly location: string;
}

function sentence({ text, location }: ExpressionPlace, fault: string): EvaluationError {
  return new EvaluationError(
    `The JSONata expression '${text}' specified for the field '${location}' ${fault}`,
    location,
  );
}

export function undefinedResult(place: ExpressionPlace): EvaluationError {
  return sentence(place, 'returned nothing (undefined).');
}

/** AWS: the error for a result that is a function. */
export function unsupportedResult(place: ExpressionPlace): EvaluationError {
  return sentence(place, 'returned an unsupported result type.');
}

/** AWS: this error has no code, so the message follows a colon (measured). */
const withoutCode = 'D3010';

/**
 * The error of a state for whatever an expression has thrown. `random`: the execution's random numbers.
 *
 * AWS: a JSONata error follows a period, with its code; a limit of the service follows a colon; an internal error is
 * followed by its own UUID.
 */
export function evaluationFailure(error: unknown, place: ExpressionPlace, random: () => number): Error {
  if (HarnessError.is(error)) return error;
  if (error instanceof EvaluationError) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === withoutCode) return sentence(place, `threw an error during evaluation: ${String(message)}`);
  if (typeof code === 'string') return sentence(place, `threw an error during evaluation. ${code}: ${String(message)}`);
  const limit = error instanceof LimitExceeded ? error.message : limitOfHost(error);
  if (limit !== undefined) return sentence(place, `threw an error during evaluation: ${limit}`);
  return sentence(place, `threw an internal error during evaluation. ${uuidOf(random)}`);
}

/** JavaScript's own limits: the stack, and the length of a string or array. Errors of other realms also count. */
function limitOfHost(error: unknown): string | undefined {
  const { name, message } = error as { name?: unknown; message?: unknown };
  if (name !== 'RangeError') return undefined;
  return message === 'Maximum call stack size exceeded' ? limitTexts.depth : limitTexts.memory;
}

/**
 * Checks the result of a field's expression: `expectKind(value, 'array', '{% 1 %}', 'Items')` throws
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
