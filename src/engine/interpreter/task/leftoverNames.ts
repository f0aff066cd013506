import { RuntimeError } from '../../../errors/StatesError';
import { compileStringExpression } from '../../../language/expressions/stringExpression';
import { isArray, isObject, toCompactText, type Json } from '../../../util/json';

/** Whether a template produces names that end in `.$`: some tools write `token.$.$` for a name `token.$`. */
export function leavesNames(template: Json | undefined): boolean {
  return template !== undefined && /\.\$\.\$"\s*:/.test(toCompactText(template));
}

/**
 * Rejects parameters of an integration with such a name and a value that is not a path.
 *
 * AWS (reported): the task is not scheduled.
 */
export function refuseLeftoverNames(parameters: Json): void {
  const name = leftoverName(parameters);
  if (name === undefined) return;
  throw new RuntimeError(
    `The Parameters '${toCompactText(parameters)}' could not be used to start the Task: ` +
      `[The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call]`,
  );
}

function leftoverName(value: Json): string | undefined {
  if (isArray(value)) return firstOf(value.map(leftoverName));
  if (!isObject(value)) return undefined;
  return firstOf(
    Object.entries(value).map(([name, inner]) => {
      return name.endsWith('.$') && !isExpression(inner) ? name : leftoverName(inner);
    }),
  );
}

function firstOf(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name) => name !== undefined);
}

function isExpression(value: Json): boolean {
  if (typeof value !== 'string') return false;
  try {
    compileStringExpression(value);
    return true;
  } catch {
    return false;
  }
}
