import { RuntimeError } from '../../errors/StatesError';
import { compilePath } from '../../expressions/jsonPath/compilePath';
import { toCompactText, type Json } from '../../util/json';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { StateCompiler } from '../stateHandlers';

/** Compiles MaxConcurrency or MaxConcurrencyPath; 0 means no limit of the state's own. */
export function compileMaxConcurrency({
  definition,
  queryLanguage,
}: StateCompiler): (scope: Scope, input: Json) => Steps<number> {
  const { MaxConcurrency = 0, MaxConcurrencyPath } = definition;
  if (MaxConcurrencyPath !== undefined) return compileIntegerPath('MaxConcurrencyPath', MaxConcurrencyPath);
  if (queryLanguage === 'JSONata') return compileJsonataField(MaxConcurrency, 'MaxConcurrency', 'number');
  // eslint-disable-next-line require-yield -- the other forms wait here
  return function* () {
    return Number(MaxConcurrency);
  };
}

/** AWS: the text of a number counts as a number (recorded). */
function compileIntegerPath(field: string, source: string): (scope: Scope, input: Json) => Steps<number> {
  const path = compilePath(source);
  // eslint-disable-next-line require-yield
  return function* (scope, input) {
    const value = path.require(scope.seeing(input));
    const shown = typeof value === 'string' ? value : toCompactText(value);
    if (/^\d+$/.test(shown)) return Number(shown);
    throw new RuntimeError(`The ${field} field refers to value "${shown}" which is not a valid integer: ${source}`);
  };
}
