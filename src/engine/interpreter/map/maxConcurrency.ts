import { RuntimeError } from '../../../errors/StatesError';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { toCompactText } from '../../../util/json';
import type { Field } from '../dataFlow/Field';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { StateCompiler } from '../stateHandlers';

/** Compiles MaxConcurrency or MaxConcurrencyPath; 0 means no limit of the state's own. */
export function compileMaxConcurrency({ definition, queryLanguage }: StateCompiler): Field<number> {
  const { MaxConcurrency = 0, MaxConcurrencyPath } = definition;
  if (MaxConcurrencyPath !== undefined) return compileIntegerPath('MaxConcurrencyPath', MaxConcurrencyPath);
  if (queryLanguage === 'JSONata') return compileJsonataField(MaxConcurrency, 'MaxConcurrency', 'number');
  return () => Number(MaxConcurrency);
}

/** AWS: the text of a number counts as a number (recorded). */
function compileIntegerPath(field: string, source: string): Field<number> {
  const path = compilePath(source);
  return (scope, input) => {
    const value = path.require(scope.seeing(input));
    const shown = typeof value === 'string' ? value : toCompactText(value);
    if (/^\d+$/.test(shown)) return Number(shown);
    throw new RuntimeError(`The ${field} field refers to value "${shown}" which is not a valid integer: ${source}`);
  };
}
